//! Targets out of the figures that a report asks for.

use attain::{Asked, Catalogue, Change, Goal, Indicator, Rule, Target, Unit, Value, interrupt};

use super::{Shelf, again, direction, indicator, is_rate, is_target, may_be_one};
use crate::mention::{Form, Mention, Said};
use crate::reading::{Draft, Placed, Unplaced, Why};

/// Returns the targets of a report, and notes the figures that make none.
pub(super) fn targets(drafts: &[Draft], catalogue: &Catalogue, unplaced: &mut Vec<Unplaced>) -> Vec<Placed<Target>> {
    let mut placed: Vec<Placed<Target>> = Vec::new();
    let mut stood_for: Vec<Option<usize>> = vec![None; drafts.len()];
    let mut shelf = Shelf::default();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| is_target(draft)) {
        interrupt::check();
        if let Some(later) = draft.spot.superseded.then(|| replaced_by(drafts, at)).flatten() {
            unplaced.push(Unplaced { mention: at, why: Why::Superseded { mention: later } });
            continue;
        }
        let target = match target(draft, catalogue) {
            Ok(target) => versioned(drafts, at, target),
            Err(why) => {
                unplaced.push(Unplaced { mention: at, why });
                continue;
            }
        };
        let key = Shelf::key(target.indicator(), target.get_period().copied(), target.get_authority());
        let earlier = shelf.named(&key).first().copied();
        let earlier = earlier.or_else(|| shelf.of_time(key.1).find(|old| is_shortened(&placed, *old, &target)));
        if let Some((slot, old)) = earlier.and_then(|slot| Some((slot, placed.get_mut(slot)?))) {
            let agrees = agree(old.item.goal(), target.goal());
            let fuller = agrees && is_fuller(target.goal(), old.item.goal());
            stood_for[at] = Some(slot);
            if fuller {
                unplaced.push(again(old.mention, at, true));
                let names = old.item.indicator().clone();
                *old = Placed { mention: at, item: also_named(&target, &names) };
            } else {
                unplaced.push(again(at, old.mention, agrees));
                if agrees {
                    old.item = also_named(&old.item, target.indicator());
                }
            }
            continue;
        }
        shelf.put(key, placed.len());
        stood_for[at] = Some(placed.len());
        placed.push(Placed { mention: at, item: target });
    }
    note_undirected(&placed, unplaced);
    let total = |target| {
        interrupt::check();
        total_of(drafts, target, &stood_for, &placed)
    };
    let totals: Vec<Option<String>> = placed.iter().map(total).collect();
    let mut named: Vec<Placed<Target>> = placed
        .into_iter()
        .zip(totals)
        .map(|(target, total)| match total {
            Some(total) => Placed { mention: target.mention, item: target.item.part_of(total) },
            None => target,
        })
        .collect();
    named.sort_by_key(|target| target.mention);
    named
}

/// Returns the target that a mention states.
fn target(draft: &Draft, catalogue: &Catalogue) -> Result<Target, Why> {
    let mention = &draft.mention;
    let phrase = mention.indicator.as_deref().filter(|phrase| !phrase.trim().is_empty()).ok_or(Why::NoIndicator)?;
    let no_goal = |reason: String| Why::NoGoal { reason };
    let goal = goal(mention).map_err(no_goal)?;
    let mut target = Target::new(indicator(phrase, catalogue), goal);
    if let Some(better) = direction::stated(target.goal(), phrase, draft.spot.better, catalogue) {
        target = target.better(better);
    }
    if let Some(period) = mention.period {
        target = target.period(period);
    }
    if let Some(authority) = &mention.authority {
        target = target.authority(authority.clone());
    }
    target.check().map_err(|error| no_goal(error.to_string()))?;
    Ok(target)
}

/// Returns a target whose indicator also goes by the names under which the report asks for it again.
fn also_named(target: &Target, other: &Indicator) -> Target {
    let indicator = super::also_named(target.indicator(), other);
    let versions = target.versions();
    let mut goals = versions.iter().map(|version| version.goal.clone());
    let first = goals.next().unwrap_or_else(|| target.goal().clone());
    let renamed = rebuilt(target, indicator, first);
    goals.try_fold(renamed, Target::replaced).unwrap_or_else(|_| target.clone())
}

/// Returns a target of another indicator and goal that is alike in everything else that is read out of a report.
fn rebuilt(target: &Target, indicator: Indicator, goal: Goal) -> Target {
    let mut renamed = Target::new(indicator, goal);
    if let Some(better) = target.get_better() {
        renamed = renamed.better(better);
    }
    if let Some(period) = target.get_period() {
        renamed = renamed.period(*period);
    }
    match target.get_authority() {
        Some(authority) => renamed.authority(authority),
        None => renamed,
    }
}

/// Returns a target with the version that its sentence says it stands in place of: `thay vì 8.500 - 9.000 tỷ đồng`.
fn versioned(drafts: &[Draft], at: usize, target: Target) -> Target {
    let near = at.saturating_sub(8)..drafts.len().min(at + 8);
    let old =
        near.filter(|old| replaced_by(drafts, *old) == Some(at)).find_map(|old| goal(&drafts.get(old)?.mention).ok());
    let Some(old) = old else { return target };
    let replaced = rebuilt(&target, target.indicator().clone(), old).replaced(target.goal().clone());
    replaced.ok().filter(|replaced| replaced.check().is_ok()).unwrap_or(target)
}

/// Returns the goal of a mention as written.
fn goal(mention: &Mention) -> Result<Goal, String> {
    if let Said::Period(period) = &mention.said {
        return Ok(Goal::by(period.end()));
    }
    let figure = mention.figure().ok_or("it has no value")?;
    // What grows at a rate, and what is to be a multiple of the base, is a level and no change of it.
    let plain = is_rate(mention) && mention.change == Some(Change::Up) || mention.form == Form::Multiple;
    let figure = if plain {
        let bare = attain::Figure::new(figure.value().clone()).qualified(figure.qualifiers().iter().copied());
        figure.of().into_iter().fold(bare, attain::Figure::against)
    } else {
        figure
    };
    Goal::from_figure(&figure).map_err(|error| error.to_string())
}

/// Lists the targets that say too little to be judged; they stay targets.
fn note_undirected(placed: &[Placed<Target>], unplaced: &mut Vec<Unplaced>) {
    for Placed { mention, item: target } in placed {
        interrupt::check();
        if target.direction().is_err() {
            unplaced.push(Unplaced { mention: *mention, why: Why::NoDirection });
        } else if let Ok(better) = target.stated_better()
            && let Err(error) = target.goal().sets(better, &Rule::default(), target.get_terms())
        {
            unplaced.push(Unplaced { mention: *mention, why: Why::NoGoal { reason: error.to_string() } });
        }
    }
}

/// Whether two goals ask for the same; money a year and money a head and year are the same where the amounts are.
fn agree(a: &Goal, b: &Goal) -> bool {
    let bare = |goal: &Goal| match goal.asked() {
        Asked::Value { value, comparator } => Some((amounts(value), *comparator)),
        _ => None,
    };
    let units = |goal: &Goal| goal.unit().map(Unit::numerator).map(|unit| unit.at(0));
    a.asked() == b.asked() && a.change() == b.change()
        || (bare(a).is_some() && bare(a) == bare(b) && units(a) == units(b) && a.change() == b.change())
}

fn amounts(value: &Value) -> Value {
    let unit = value.unit();
    value.relabelled(&unit.numerator().at(unit.exponent()))
}

/// Whether the unit of a goal names more of what it is counted by than that of another: `/người/năm` beside `/năm`.
fn is_fuller(goal: &Goal, other: &Goal) -> bool {
    let by = |goal: &Goal| goal.unit().map_or(0, |unit| unit.per().len());
    by(goal) > by(other)
}

/// Whether a target that was placed asks for the same under a longer or a shorter name.
fn is_shortened(placed: &[Placed<Target>], at: usize, target: &Target) -> bool {
    placed.get(at).is_some_and(|Placed { item: old, .. }| {
        old.get_authority() == target.get_authority()
            && old.goal().asked() == target.goal().asked()
            && old.goal().change() == target.goal().change()
            && may_be_one(old.indicator().name(), target.indicator().name())
    })
}

/// The name of the total that a target is a part of, where the total is a target of the same period, too.
fn total_of(
    drafts: &[Draft],
    part: &Placed<Target>,
    stood_for: &[Option<usize>],
    placed: &[Placed<Target>],
) -> Option<String> {
    let total = drafts.get(part.mention)?.mention.part_of?;
    let total = placed.get((*stood_for.get(total)?)?)?;
    let apart = !total.item.indicator().same_as(part.item.indicator());
    (apart && total.item.get_period() == part.item.get_period()).then(|| total.item.indicator().name().to_owned())
}

/// The figure that stands in place of one that was superseded: the nearest of its sentence that counts the same.
fn replaced_by(drafts: &[Draft], at: usize) -> Option<usize> {
    let old = drafts.get(at).filter(|draft| draft.spot.superseded)?;
    let unit = old.mention.unit()?.at(0);
    let counts = |draft: &&Draft| {
        is_target(draft)
            && !draft.spot.superseded
            && draft.spot.sentence == old.spot.sentence
            && draft.mention.unit().is_some_and(|other| other.at(0).factor_to(&unit).is_ok())
    };
    let near = |other: &usize| drafts.get(*other).as_ref().is_some_and(counts);
    let before = (at.saturating_sub(8)..at).rev().find(near);
    before.or_else(|| (at + 1..drafts.len().min(at + 8)).find(near))
}
