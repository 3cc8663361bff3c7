//! `oecd-2022`: the distance to a target, in spreads across countries.
//!
//! `d = (target − current) / spread` where higher is better, the other way round where lower is, `|target − current| /
//! spread` for a two-sided indicator; the spread is the standard deviation across countries, given by the caller. What is
//! over-achieved is cut at 0. 0 is reached, < 0.5 small, ≤ 1.5 medium, ≤ 3 far, above that extra far.
//!
//! The direction of the trend is Spearman's rank correlation of value and year, tested at 10 %: the figure
//! `trend` is 1 towards the target, −1 away, 0 where the test shows neither; four years are needed.
//!
//! Source: OECD (2022), *The Short and Winding Road to 2030: Measuring Distance to the SDG Targets*. Evidence: the steps
//! were read, the numbers — cut, bands, level of the test — are **unverified**. The probability of meeting the target,
//! from stochastic projections, is left out.
//!
//! ```
//! use attain::decimal::parse;
//! use attain::progress::{Series, Undefined, progress};
//! use attain::Better;
//! let obesity = Series::between((2015, 18), (2022, 20), Better::Lower)?.undated_target(14);
//! let verdict = progress(&obesity.clone().spread(5), "oecd")?;
//! assert_eq!((verdict.value().unwrap().to_string().as_str(), verdict.label()), ("1.2", "medium distance"));
//! assert_eq!(progress(&obesity, "oecd")?.reason(), Some(Undefined::NoSpread));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::cmp::Ordering;

use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::series::{Point, Series};
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;
use crate::indicator::Better;

/// The method `oecd-2022`.
#[derive(Clone, Copy, Debug)]
pub struct Oecd;

const BANDS: [Rung; 5] = [
    rung(Some((Side::AtMost, 0, 1)), "reached", "target reached", Some(Course::Achieved)),
    rung(Some((Side::Below, 1, 2)), "small", "small distance", None),
    rung(Some((Side::AtMost, 3, 2)), "medium", "medium distance", None),
    rung(Some((Side::AtMost, 3, 1)), "far", "far", None),
    rung(None, "extra_far", "extra far", None),
];

const fn rung(
    edge: Option<(Side, i64, i64)>,
    status: &'static str,
    label: &'static str,
    course: Option<Course>,
) -> Rung {
    Rung { edge, status, label, course, evidence: Evidence::Unverified }
}

impl Method for Oecd {
    fn name(&self) -> &str {
        "oecd-2022"
    }

    fn source(&self) -> &str {
        "OECD (2022), The Short and Winding Road to 2030: Measuring Distance to the SDG Targets"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Unverified
    }

    fn question(&self) -> Question {
        Question::Distance
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let current = series.current().ok_or(Undefined::TooFewPoints)?;
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let spread = series.get_spread().filter(|spread| spread.is_positive()).ok_or(Undefined::NoSpread)?;
        let left = match series.better() {
            Better::Higher => &aim.value - &current.value,
            Better::Lower => &current.value - &aim.value,
            Better::Inside => (&aim.value - &current.value).abs(),
        };
        let distance = left.checked_div(spread).map_err(|_| Undefined::NoSpread)?;
        let mut verdict = Verdict::new();
        if distance.is_negative() {
            verdict = verdict.figure("over_achieved", -&distance).note(Note::Capped);
        }
        if let Some(rising) = rising(series.points()) {
            let trend = match series.better() {
                Better::Higher => rising,
                Better::Lower => -rising,
                Better::Inside if current.value < aim.value => rising,
                Better::Inside => -rising,
            };
            verdict = verdict.figure("trend", trend);
        }
        let distance = Surd::from(distance.max(Ratio::zero()));
        Ok(verdict.value(distance.clone()).climb(&distance, &BANDS))
    }
}

/// Critical values of Spearman's correlation, two-sided at 10 %, in thousandths, from four values to thirty.
///
/// Zar, *Biostatistical Analysis*, table B.20; unverified beyond nine values, up to which they are counted out in the tests.
const CRITICAL: [i64; 27] = [
    1000, 900, 829, 714, 643, 600, 564, 536, 503, 484, 464, 446, 429, 414, 401, 391, 380, 370, 361, 353, 344, 337, 331,
    324, 318, 312, 306,
];

/// 1 where values rise with the years, −1 where they fall, 0 where the test shows neither; None for fewer than four.
fn rising(points: &[Point]) -> Option<i64> {
    let points = points.get(points.len().saturating_sub(30)..)?;
    let critical = CRITICAL.get(points.len().checked_sub(4)?)?;
    // Ranks times two, so that the mean rank of ties is whole; the years are in order and differ.
    let rank = |point: &Point| -> i64 {
        let count = |wanted: Ordering| points.iter().filter(|other| other.value.cmp(&point.value) == wanted).count();
        let (below, equal) = (count(Ordering::Less), count(Ordering::Equal));
        i64::try_from(2 * below + equal + 1).unwrap_or(0)
    };
    let middle = i64::try_from(points.len() + 1).ok()?;
    let (mut product, mut years, mut values) = (0i64, 0i64, 0i64);
    for (place, point) in (1i64..).zip(points) {
        let (year, value) = (2 * place - middle, rank(point) - middle);
        product += year * value;
        years += year * year;
        values += value * value;
    }
    // |r| ≥ critical, squared: product² · 10⁶ ≥ critical² · years · values.
    let left = i128::from(product * product) * 1_000_000;
    let right = i128::from(critical * critical) * i128::from(years) * i128::from(values);
    Some(if values == 0 || left < right { 0 } else { product.signum() })
}
