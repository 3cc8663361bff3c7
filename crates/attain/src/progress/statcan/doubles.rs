//! `statcan-2.4-doubles`: the same rules on binary floating point, to agree with published doubles.
//!
//! This is the one file that uses floats. Each decimal becomes the nearest double, every operation is done in the order
//! of the published code, and the result is carried back as the exact fraction that the double is.
#![allow(clippy::float_arithmetic)]

use super::{Case, LADDER, SOURCE};
use crate::decimal::Ratio;
use crate::progress::{Course, Evidence, Method, Question, Series, Side, Stop, Surd, Undefined, Verdict};
use num_bigint::BigInt;
use num_traits::{One, ToPrimitive};

/// The method `statcan-2.4` as published programs compute it.
///
/// # Examples
/// ```
/// use attain::decimal::parse;
/// use attain::progress::statcan::doubles::of_surd;
/// use attain::progress::{Series, progress};
/// use attain::Better;
/// // Five years of 1.5 %, up and down, as programs print them: up is a little less than 1.5 %, down a little more.
/// let up = Series::between((2015, 100), (2020, parse("107.72840038843745")?), Better::Higher)?;
/// let down = Series::between((2015, 100), (2020, parse("92.7216502365625")?), Better::Lower)?;
/// assert_eq!(progress(&up, "statcan-2.4-doubles")?.status(), "moderate_progress");
/// assert_eq!(progress(&down, "statcan-2.4-doubles")?.status(), "substantial_progress");
/// assert_eq!(of_surd(progress(&up, "statcan-2.4-doubles")?.value().unwrap()), 0.014999999999999902);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StatCanDoubles;

impl Method for StatCanDoubles {
    fn name(&self) -> &str {
        "statcan-2.4-doubles"
    }

    fn source(&self) -> &str {
        SOURCE
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Growth
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let case = Case::of(series)?;
        let (base, current, sign) = (of_ratio(&case.base), of_ratio(&case.current), of_ratio(&case.sign));
        let actual = sign * growth(current, base, case.years);
        let mut verdict = Verdict::new();
        verdict.notes.clone_from(&case.notes);
        let Some(aim) = &case.aim else {
            let factor = case.limit.as_ref().map_or(1.0, |limit| room(base.abs(), of_ratio(limit)));
            let edges = [0.015 * factor, 0.005 * factor, 0.0];
            let verdict = verdict.figure("limit_factor", exact(factor)?);
            let verdict = verdict.value(exact(actual)?).score(exact(score_of_growth(actual, factor))?);
            return laddered(verdict, actual, edges);
        };
        let achieved = |verdict: Verdict| {
            verdict.score(Surd::from(5)).status("target_achieved", "target achieved", Some(Course::Achieved))
        };
        if (&case.base * &aim.value).is_negative() {
            let crossed = Undefined::SignChange;
            return if aim.achieved { Ok(achieved(verdict.reason(crossed))) } else { Err(crossed.into()) };
        }
        let required = growth(of_ratio(&aim.value), base, aim.years).abs();
        if required == 0.0 {
            let verdict = verdict.reason(Undefined::BaseIsTarget);
            return Ok(if aim.achieved { achieved(verdict) } else { verdict });
        }
        let value = actual / required;
        let verdict = verdict.figure("actual_growth", exact(actual)?).figure("required_growth", exact(required)?);
        let verdict = laddered(verdict.value(exact(value)?), value, [0.95, 0.6, 0.0])?;
        Ok(if aim.achieved { achieved(verdict) } else { verdict.score(exact(score_of_ratio(value))?) })
    }
}

fn growth(current: f64, base: f64, years: i32) -> f64 {
    (current / base).powf(1.0 / f64::from(years)) - 1.0
}

fn room(base: f64, limit: f64) -> f64 {
    if base >= 2.0 * limit {
        1.0
    } else if base <= limit {
        1.0 - (base / limit).powf(4.44)
    } else {
        1.0 - ((2.0 * limit - base) / limit).powf(4.44)
    }
}

fn score_of_growth(value: f64, factor: f64) -> f64 {
    let (high, medium) = (0.015 * factor, 0.005 * factor);
    if value < 0.0 {
        (125.0 * value - 2.5).max(-5.0)
    } else if factor == 0.0 {
        5.0
    } else if value < medium {
        500.0 * value / factor - 2.5
    } else if value < high {
        250.0 * value / factor - 1.25
    } else {
        (500.0 * value / factor - 5.0).min(5.0)
    }
}

fn score_of_ratio(value: f64) -> f64 {
    if value < 0.6 { (4.1667 * value - 2.5).max(-5.0) } else { (7.1429 * value - 4.2857).min(5.0) }
}

fn laddered(mut verdict: Verdict, value: f64, edges: [f64; 3]) -> Result<Verdict, Stop> {
    for ((status, _, _), edge) in LADDER.iter().zip(edges) {
        verdict = verdict.threshold(*status, Side::AtLeast, exact(edge)?, Evidence::Read);
    }
    let at = edges.iter().position(|edge| value >= *edge).unwrap_or(LADDER.len() - 1);
    Ok(match LADDER.get(at) {
        Some((status, label, course)) => verdict.status(*status, *label, Some(*course)),
        None => verdict,
    })
}

/// The nearest double of a fraction: exact for decimals of any length.
fn of_ratio(value: &Ratio) -> f64 {
    let nearest = value.to_decimal().and_then(|decimal| decimal.to_string().parse().ok());
    nearest.unwrap_or_else(|| {
        let (over, under) = (value.numerator().to_f64(), value.denominator().to_f64());
        over.unwrap_or(f64::NAN) / under.unwrap_or(f64::NAN)
    })
}

/// Returns the double that a figure of this method is.
#[must_use]
pub fn of_surd(value: &Surd) -> f64 {
    match value.to_ratio() {
        // A double's denominator is a power of two, so both terms convert exactly or round once.
        Some(exact) => num_rational_double(&exact),
        None => num_rational_double(&value.enclosure(80).0),
    }
}

fn num_rational_double(value: &Ratio) -> f64 {
    num_rational::BigRational::new_raw(value.numerator().clone(), value.denominator().clone())
        .to_f64()
        .unwrap_or(f64::NAN)
}

/// The exact fraction that a double is.
fn exact(value: f64) -> Result<Surd, Stop> {
    if !value.is_finite() {
        return Err(Undefined::SpanTooLong.into());
    }
    let bits = value.to_bits();
    let power = i64::try_from(bits >> 52 & 0x7ff).unwrap_or(0);
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, power) = if power == 0 { (fraction, -1074) } else { (fraction | 1 << 52, power - 1075) };
    let mantissa = if value.is_sign_negative() { -BigInt::from(mantissa) } else { BigInt::from(mantissa) };
    let scale = BigInt::one() << power.unsigned_abs();
    let ratio = if power < 0 { Ratio::new(mantissa, scale) } else { Ratio::new(mantissa * scale, 1) };
    Ok(Surd::from(ratio.map_err(|_| Undefined::SpanTooLong)?))
}
