//! `escap-1`: current status and anticipated progress of UN ESCAP, used by the five regional commissions.
//!
//! | figure | formula |
//! |---|---|
//! | current status, the score | `±10 · (current − baseline) / \|target − baseline\|`, plus where an increase is wanted; of a two-sided indicator `10 − 10 · \|target − current\| / \|target − baseline\|` |
//! | predicted | the value of the target year on a line through all values, recent ones weighing more |
//! | gap, the value | `100 · \|target − predicted\| / \|target − baseline\|`; 0 where the prediction reaches the target |
//!
//! A gap ≤ 10 maintains progress, ≤ 100 must accelerate it, above that reverse the trend.
//!
//! Source: UN ESCAP, *Asia and the Pacific SDG Progress Report*, technical notes; the formula as UNICEF's regional code
//! restates it. Evidence: restated; **the bands and the weights are unverified**. The line is fitted by least squares in
//! which a year weighs by its place: 1 for the first year, 2 for the next, and so on.
//!
//! ```
//! use attain::progress::{Series, progress};
//! use attain::Better;
//! let stunting = Series::between((2015, 30), (2023, 26), Better::Lower)?.target((2030, 15))?;
//! let verdict = progress(&stunting, "escap")?;
//! assert_eq!(verdict.score().unwrap().to_string(), "8/3"); // of 10
//! assert_eq!(verdict.figure("predicted").unwrap().to_string(), "22.5");
//! assert_eq!((verdict.value().unwrap().to_string().as_str(), verdict.status()), ("50", "accelerate"));
//! # Ok::<(), attain::progress::ProgressError>(())
//! ```

use super::growth::{moved, satisfies};
use super::reasons::Undefined;
use super::roots::Surd;
use super::series::{Point, Series};
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;
use crate::indicator::Better;

/// The method `escap-1`.
#[derive(Clone, Copy, Debug)]
pub struct Escap;

const BANDS: [Rung; 3] = [
    Rung {
        edge: Some((Side::AtMost, 10, 1)),
        status: "maintain",
        label: "maintain progress to achieve target",
        course: Some(Course::OnTrack),
        evidence: Evidence::Unverified,
    },
    Rung {
        edge: Some((Side::AtMost, 100, 1)),
        status: "accelerate",
        label: "accelerate progress to achieve target",
        course: Some(Course::TooSlow),
        evidence: Evidence::Unverified,
    },
    Rung {
        edge: None,
        status: "reverse",
        label: "reverse trend to achieve target",
        course: Some(Course::Away),
        evidence: Evidence::Unverified,
    },
];

impl Method for Escap {
    fn name(&self) -> &str {
        "escap-1"
    }

    fn source(&self) -> &str {
        "UN ESCAP, Asia and the Pacific SDG Progress Report, technical notes (formula restated by UNICEF MENARO)"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Restated
    }

    fn question(&self) -> Question {
        Question::Regression
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        let (Some(base), Some(current)) = (series.baseline(), series.current()) else {
            return Err(Undefined::TooFewPoints.into());
        };
        if base.year >= current.year {
            return Err(Undefined::TooFewPoints.into());
        }
        let aim = series.aim().ok_or(Undefined::NoTarget)?;
        let year = aim.year.ok_or(Undefined::NoTargetYear)?;
        let way = (&aim.value - &base.value).abs();
        let of_way = |gap: &Ratio| gap.checked_div(&way).map_err(|_| Undefined::BaseIsTarget);
        let done = match series.better() {
            Better::Higher => of_way(&(&current.value - &base.value))?,
            Better::Lower => of_way(&(&base.value - &current.value))?,
            Better::Inside => &Ratio::from(1) - &of_way(&(&aim.value - &current.value).abs())?,
        };
        let predicted = line_at(series.points(), year)?;
        let gap = if satisfies(series, &predicted, &aim.value) {
            Ratio::zero()
        } else {
            &of_way(&(&aim.value - &predicted).abs())? * &Ratio::from(100)
        };
        let mut verdict = Verdict::new().score(Surd::from(&done * &Ratio::from(10))).figure("predicted", predicted);
        verdict.notes = moved(series, base);
        let gap = Surd::from(gap);
        verdict = verdict.value(gap.clone()).climb(&gap, &BANDS);
        if verdict.course == Some(Course::OnTrack) && satisfies(series, &current.value, &aim.value) {
            verdict.course = Some(Course::Achieved);
        }
        Ok(verdict)
    }
}

/// The value of a year on the weighted least-squares line through the points.
fn line_at(points: &[Point], year: i32) -> Result<Ratio, Stop> {
    let first = points.first().map_or(0, |point| point.year);
    let zero = Ratio::zero;
    let (mut weights, mut x, mut y, mut xx, mut xy) = (zero(), zero(), zero(), zero(), zero());
    for point in points {
        let at = Ratio::from(i64::from(point.year - first));
        let weight = &at + &Ratio::from(1);
        let (wx, wy) = (&weight * &at, &weight * &point.value);
        xx = &xx + &(&wx * &at);
        xy = &xy + &(&wx * &point.value);
        weights = &weights + &weight;
        x = &x + &wx;
        y = &y + &wy;
    }
    let spread = &(&weights * &xx) - &(&x * &x);
    let slope = (&(&weights * &xy) - &(&x * &y)).checked_div(&spread).map_err(|_| Undefined::TooFewPoints)?;
    let level = (&y - &(&slope * &x)).checked_div(&weights).map_err(|_| Undefined::TooFewPoints)?;
    Ok(&level + &(&slope * &Ratio::from(i64::from(year - first))))
}
