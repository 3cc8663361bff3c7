//! Bullet charts: the target's zones and mark, a bar for what was found, whiskers for how far it is open.
//!
//! | part | shows |
//! |---|---|
//! | zones | near miss, met and exceeded, as far as the rule makes them of the goal |
//! | mark | the figure that the goal is measured by; of a band to stay inside, both its ends |
//! | bar | from zero to what was found; on a line of days or ranks a dot |
//! | open bar | what an approximation or a range leaves open |
//! | whiskers | the same, widened by half of the last printed place |
//!
//! Of a pace, a dashed line is what is due by now, a ring where it leads, with a zone for how far that is open.

use attain::interval::Bound;
use attain::{Asked, Attainment, Gap, Interval, Kind, Locale, Pace, Ratio, Value};

use crate::axis::{Axis, Place, Stretch};
use crate::words;

/// What a bullet chart shows, in thousandths of its width.
#[derive(Clone, Debug)]
pub(crate) struct Bullet {
    pub(crate) zones: Vec<Zone>,
    pub(crate) bar: Option<Stretch>,
    pub(crate) open: Option<Stretch>,
    pub(crate) dot: Option<Place>,
    pub(crate) whiskers: Option<Stretch>,
    pub(crate) marks: Vec<Place>,
    pub(crate) due: Vec<Place>,
    pub(crate) lead: Option<Place>,
    pub(crate) zero: Option<Place>,
    pub(crate) label: String,
}

/// A stretch with a meaning, behind the bar.
#[derive(Clone, Debug)]
pub(crate) struct Zone {
    pub(crate) class: &'static str,
    pub(crate) at: Stretch,
}

impl Bullet {
    /// Returns the chart of a verdict; None where nothing was measured.
    pub(crate) fn of(verdict: &Attainment, locale: Locale) -> Option<Self> {
        let (observed, widened) = (verdict.observed()?, verdict.widened()?);
        let sets = verdict.sets().ok()?;
        let goal = verdict.goal();
        let from_zero = match goal.asked() {
            Asked::By(_) => false,
            Asked::Value { value, .. } => value.unit().kind() != Kind::Rank,
            _ => true,
        };
        let zones = [("near", sets.near_miss()), ("met", sets.met()), ("exceeded", sets.exceeded())];
        let marks: Vec<&Ratio> = match sets.reference() {
            Some(reference) => vec![reference],
            None => ends(sets.accept()).collect(),
        };
        let pieces = zones.iter().flat_map(|(_, pieces)| pieces.iter()).flat_map(ends);
        let axis =
            Axis::over(pieces.chain(marks.iter().copied()).chain(ends(observed)).chain(ends(widened)), from_zero)?;
        let found = verdict.observations().iter().map(|observation| words::found(observation, locale));
        let found = found.collect::<Vec<_>>().join("; ");
        let status = verdict.status().label(locale);
        Some(Self {
            zones: zones
                .iter()
                .flat_map(|(class, pieces)| pieces.iter().map(move |piece| (*class, piece)))
                .filter_map(|(class, piece)| Some(Zone { class, at: axis.stretch(piece)? }))
                .collect(),
            marks: marks.into_iter().map(|mark| axis.at(mark)).collect(),
            label: words::bullet(&goal.write(locale), &found, status, locale),
            ..Self::found(&axis, observed, widened, from_zero)
        })
    }

    /// Returns the chart of a pace: what was reached, what is due by now, and the target where it lies on the same line.
    pub(crate) fn of_pace(pace: &Pace, locale: Locale) -> Option<Self> {
        let (observed, widened) = (pace.actual().written(), pace.actual().open());
        let target = target_of(pace);
        let due: Vec<&Ratio> = pace.expected().map(|expected| ends(expected.written()).collect()).unwrap_or_default();
        let projection = pace.projection().map(|projection| &projection.at_pace);
        let ahead = projection.map(attain::pace::Extent::open);
        let values = ends(observed).chain(ends(widened)).chain(&target).chain(due.iter().copied());
        let axis = Axis::over(values.chain(ahead.into_iter().flat_map(ends)), true)?;
        let shown = |gap: Option<Gap>| gap.map_or_else(String::new, |gap| words::gap(&gap, locale));
        let label = words::pace_bullet(
            &pace.goal().write(locale),
            &shown(pace.expected().and_then(attain::pace::Extent::shown)),
            &shown(pace.actual().shown()),
            pace.status().label(locale),
            locale,
        );
        let ahead = ahead.and_then(|ahead| axis.stretch(ahead));
        Some(Self {
            zones: ahead.map(|at| Zone { class: "ahead", at }).into_iter().collect(),
            marks: target.iter().map(|mark| axis.at(mark)).collect(),
            due: due.into_iter().map(|due| axis.at(due)).collect(),
            lead: projection.and_then(|ahead| ahead.written().as_point()).map(|at| axis.at(at)),
            label,
            ..Self::found(&axis, observed, widened, true)
        })
    }

    /// What was found, on an axis.
    fn found(axis: &Axis, observed: &Interval<Ratio>, widened: &Interval<Ratio>, from_zero: bool) -> Self {
        let zero = Ratio::zero();
        let sure = if from_zero { sure(observed) } else { None };
        let whiskers = if observed == widened { None } else { axis.stretch(widened) };
        Self {
            zones: Vec::new(),
            bar: sure.and_then(|sure| axis.stretch(&sure)),
            open: axis.stretch(observed).filter(|_| observed.as_point().is_none()),
            dot: observed.as_point().filter(|_| !from_zero).map(|at| axis.at(at)),
            whiskers: whiskers.filter(|whiskers| !whiskers.is_point()),
            marks: Vec::new(),
            due: Vec::new(),
            lead: None,
            zero: from_zero.then(|| axis.at(&zero)),
            label: String::new(),
        }
    }
}

/// The bounds that an interval has.
fn ends(of: &Interval<Ratio>) -> impl Iterator<Item = &Ratio> {
    of.lower().into_iter().chain(of.upper()).map(|bound| &bound.at)
}

/// From zero to the nearest value that is possible; None where zero itself is.
fn sure(observed: &Interval<Ratio>) -> Option<Interval<Ratio>> {
    let zero = || Some(Bound { at: Ratio::zero(), closed: true });
    let to = |bound: &Bound<Ratio>| Some(Bound { at: bound.at.clone(), closed: true });
    match (observed.lower(), observed.upper()) {
        (Some(low), _) if low.at.is_positive() => Interval::new(zero(), to(low)).ok(),
        (_, Some(high)) if high.at.is_negative() => Interval::new(to(high), zero()).ok(),
        _ => None,
    }
}

/// The target of the whole period, where it lies on the line of what was reached.
fn target_of(pace: &Pace) -> Option<Ratio> {
    let (goal, target) = (pace.goal(), pace.target());
    if goal.change().is_some() {
        return None;
    }
    match goal.value()? {
        Value::Tally(tally) => Some(Ratio::from(i64::try_from(tally.k()).ok()?)),
        _ => {
            goal.sets(target.stated_better().ok()?, &pace.pacing().rule, target.get_terms()).ok()?.reference().cloned()
        }
    }
}
