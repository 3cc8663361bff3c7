//! `sdsn-2018`: the SDG Index and Dashboards — normalised score, colour and trend.
//!
//! | figure | formula |
//! |---|---|
//! | score | `100 · (x − worst) / (best − worst)`, cut to 0 … 100 |
//! | colour | `x` on straight lines through 0 worst, 1 red threshold, 2 green threshold, 3 best: ≥ 2 green, ≥ 1.5 yellow, ≥ 1 orange, else red |
//! | trend | yearly change of the score against the yearly change that reaches green in the target year |
//!
//! The trend is the value: ≥ 100 % of the needed pace, or green already, is on track or maintaining; ≥ 50 % moderately
//! improving, ≥ 0 stagnating, else decreasing. The needed pace is counted from the baseline, for which a year next to
//! the first one may stand in. Without a
//! [`Scale`] the target stands for the green threshold, and there is neither score nor colour.
//!
//! A goal's colour is that of the mean of its two worst indicators, but green only where both are green and red only
//! where both are red; grey where fewer than half of the goal's indicators have data: [`goal_colour`].
//!
//! Source: Sachs, Schmidt-Traub, Kroll, Lafortune, Fuller (2018), *SDG Index and Dashboards Report 2018*, methodology and
//! data (github.com/sdsna/2018GlobalIndex, CC BY 4.0). Evidence: read; the 50 % edge of the trend is unverified. With the
//! printed, rounded bounds the published scores of 81 of 86 indicators come out within 0.6 point.
//!
//! ```
//! use attain::decimal::parse;
//! use attain::progress::{Scale, Series, progress};
//! use attain::{Better, Rounding};
//! // Prevalence of undernourishment: worst 42.3, red 15, green 7.5, best 0.
//! let scale = Scale::new(parse("42.3")?, 15, parse("7.5")?, 0)?;
//! let hunger = Series::between((2010, 30), (2018, 23), Better::Lower)?.undated_target(0).scale(scale);
//! let verdict = progress(&hunger, "sdsn")?;
//! assert_eq!(verdict.score().unwrap().round(1, Rounding::HalfEven)?.to_string(), "45.6");
//! assert_eq!(verdict.status(), "moderately_improving"); // 0.875 a year, 1.125 needed
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::growth::{moved, nearest, one_sided, satisfies};
use super::reasons::{Note, Undefined};
use super::roots::Surd;
use super::scale::Scale;
use super::series::Series;
use super::verdict::{Evidence, Rung, Side, Stop, Verdict};
use super::{Course, Method, Question};
use crate::decimal::Ratio;
use crate::indicator::Better;

/// The method `sdsn-2018`.
#[derive(Clone, Copy, Debug)]
pub struct Sdsn;

const TARGET_YEAR: i32 = 2030;

const TREND: [Rung; 4] = [
    Rung {
        edge: Some((Side::AtLeast, 1, 1)),
        status: "on_track_or_maintaining",
        label: "on track or maintaining",
        course: Some(Course::OnTrack),
        evidence: Evidence::Read,
    },
    Rung {
        edge: Some((Side::AtLeast, 1, 2)),
        status: "moderately_improving",
        label: "moderately improving",
        course: Some(Course::TooSlow),
        evidence: Evidence::Unverified,
    },
    Rung {
        edge: Some((Side::AtLeast, 0, 1)),
        status: "stagnating",
        label: "stagnating",
        course: Some(Course::Stalled),
        evidence: Evidence::Read,
    },
    Rung {
        edge: None,
        status: "decreasing",
        label: "decreasing",
        course: Some(Course::Away),
        evidence: Evidence::Read,
    },
];

impl Method for Sdsn {
    fn name(&self) -> &str {
        "sdsn-2018"
    }

    fn source(&self) -> &str {
        "Sachs et al. (2018), SDG Index and Dashboards Report 2018, methodology (sdsna/2018GlobalIndex, CC BY 4.0)"
    }

    fn evidence(&self) -> Evidence {
        Evidence::Read
    }

    fn question(&self) -> Question {
        Question::Pace
    }

    fn verdict(&self, series: &Series) -> Result<Verdict, Stop> {
        one_sided(series)?;
        let current = series.current().ok_or(Undefined::TooFewPoints)?;
        let mut verdict = Verdict::new().edges(&TREND);
        if let Some(scale) = series.get_scale() {
            if (scale.best() > scale.worst()) != (series.better() == Better::Higher) {
                return Err(Undefined::ScaleAgainstDirection.into());
            }
            let rescaled = scale.rescale(&current.value);
            verdict = verdict.score(Surd::from(scale.normalise(&current.value))).figure("rescaled", rescaled);
            if series.aim().is_some_and(|aim| &aim.value != scale.green()) {
                verdict = verdict.note(Note::TargetIsGreen);
            }
        } else {
            verdict = verdict.note(Note::GreenIsTarget);
        }
        match trend(series, verdict.clone()) {
            // A score needs no trend.
            Err(Stop::Undefined(reason)) if verdict.score.is_some() => Ok(verdict.reason(reason)),
            trend => trend,
        }
    }
}

fn trend(series: &Series, mut verdict: Verdict) -> Result<Verdict, Stop> {
    let baseline = nearest(series.points(), series.from_year())?;
    let current = series.current().ok_or(Undefined::TooFewPoints)?;
    if baseline.year.abs_diff(series.from_year()) > 1 {
        return Err(Undefined::NoBaseline.into());
    }
    verdict.notes.extend(moved(series, baseline));
    let on_score = |value: &Ratio| match series.get_scale() {
        Some(scale) => scale.normalise(value),
        None if series.better() == Better::Lower => -value,
        None => value.clone(),
    };
    let green = match (series.get_scale(), series.aim()) {
        (Some(scale), _) => scale.green(),
        (None, Some(aim)) => &aim.value,
        (None, None) => return Err(Undefined::NoTarget.into()),
    };
    let year = series.aim().and_then(|aim| aim.year);
    if year.is_none() {
        verdict = verdict.note(Note::TargetYearTaken(TARGET_YEAR));
    }
    let years = year.unwrap_or(TARGET_YEAR) - baseline.year;
    if years <= 0 {
        return Err(Undefined::NoTime.into());
    }
    let start = on_score(&baseline.value);
    let a_year = |gain: &Ratio, years: i32| gain.checked_div(&Ratio::from(i64::from(years)));
    let actual = a_year(&(&on_score(&current.value) - &start), current.year - baseline.year)
        .map_err(|_| Undefined::TooFewPoints)?;
    let needed = a_year(&(&on_score(green) - &start), years).map_err(|_| Undefined::NoTime)?;
    verdict = verdict.figure("change_a_year", actual.clone()).figure("needed_a_year", needed.clone());
    let [on_track, .., decreasing] = &TREND;
    let value = actual.checked_div(&needed).ok().filter(|_| needed.is_positive());
    verdict = match &value {
        Some(value) => verdict.value(Surd::from(value.clone())),
        None if needed.is_zero() => verdict.reason(Undefined::BaseIsTarget),
        None => verdict.reason(Undefined::BaseBeyondTarget),
    };
    if satisfies(series, &current.value, green) {
        return Ok(verdict.status(on_track.status, on_track.label, Some(Course::Achieved)));
    }
    match value {
        Some(value) => {
            let reached = Verdict::new().climb(&Surd::from(value), &TREND);
            verdict.status = reached.status;
            verdict.label = reached.label;
            verdict.course = reached.course;
            Ok(verdict)
        }
        // It was green and is not any more.
        None => Ok(verdict.status(decreasing.status, decreasing.label, decreasing.course)),
    }
}

/// The colour of a dashboard, from best to worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Colour {
    /// At the green threshold or better.
    Green,
    /// Nearer to green than to red.
    Yellow,
    /// Nearer to red than to green.
    Orange,
    /// Beyond the red threshold.
    Red,
    /// Too little is known.
    Grey,
}

impl Colour {
    /// Returns the colour of an indicator's value.
    #[must_use]
    pub fn of(scale: &Scale, value: &Ratio) -> Self {
        Self::at(&scale.rescale(value), 1)
    }

    /// The colour of the mean of `count` rescaled values that add up to `sum`.
    fn at(sum: &Ratio, count: i64) -> Self {
        let twice = sum + sum;
        let at_least = |halves: i64| twice >= Ratio::from(halves * count);
        match (at_least(4), at_least(3), at_least(2)) {
            (true, ..) => Colour::Green,
            (_, true, _) => Colour::Yellow,
            (_, _, true) => Colour::Orange,
            _ => Colour::Red,
        }
    }

    /// The word of the published data set.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Colour::Green => "green",
            Colour::Yellow => "yellow",
            Colour::Orange => "orange",
            Colour::Red => "red",
            Colour::Grey => "gray",
        }
    }
}

/// Returns the colour of a goal from its indicators' values on their scales; `indicators` counts those without data too.
///
/// # Examples
/// ```
/// use attain::decimal::parse;
/// use attain::progress::Scale;
/// use attain::progress::sdsn::{Colour, goal_colour};
/// use attain::Ratio;
/// let piped = Scale::new(parse("6.1")?, 75, 98, 100)?;
/// let transport = Scale::new(21, parse("43.4")?, parse("72.2")?, parse("82.6")?)?;
/// let (high, low) = (Ratio::from(99), Ratio::from(40));
/// assert_eq!(goal_colour([(&piped, &high), (&transport, &low)], 3), Colour::Yellow);
/// assert_eq!(goal_colour([(&piped, &high)], 3), Colour::Grey);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn goal_colour<'a>(values: impl IntoIterator<Item = (&'a Scale, &'a Ratio)>, indicators: usize) -> Colour {
    let mut rescaled: Vec<Ratio> = values.into_iter().map(|(scale, value)| scale.rescale(value)).collect();
    if rescaled.is_empty() || 2 * rescaled.len() < indicators {
        return Colour::Grey;
    }
    rescaled.sort();
    match (rescaled.first(), rescaled.get(1)) {
        (Some(worst), Some(second)) => {
            let both = [Colour::at(worst, 1), Colour::at(second, 1)];
            match Colour::at(&(worst + second), 2) {
                Colour::Green if both != [Colour::Green; 2] => Colour::Yellow,
                Colour::Red if both != [Colour::Red; 2] => Colour::Orange,
                colour => colour,
            }
        }
        (Some(only), None) => Colour::at(only, 1),
        _ => Colour::Grey,
    }
}
