//! Observations out of the figures that a report gives as reached.

use attain::{Catalogue, Change, Figure, Locale, Observation, Qualifier, Quality, Target, interrupt};

use super::{Shelf, again, following, indicator, is_rate, may_be_one};
use crate::mention::{Form, Mention, MentionKind, Role};
use crate::reading::{Draft, Placed, Unplaced, Why};

/// Returns the observations of a report, and notes the figures that make none.
pub(super) fn observations(
    drafts: &[Draft],
    targets: &[Placed<Target>],
    catalogue: &Catalogue,
    locale: Locale,
    unplaced: &mut Vec<Unplaced>,
) -> Vec<Placed<Observation>> {
    let mut placed: Vec<Placed<Observation>> = Vec::new();
    let mut shelf = Shelf::default();
    for (at, draft) in drafts.iter().enumerate() {
        interrupt::check();
        let Some(figure) = figure(&draft.mention) else { continue };
        let Some(phrase) = draft.mention.indicator.as_deref() else {
            unplaced.push(Unplaced { mention: at, why: Why::NoIndicator });
            continue;
        };
        let official = is_exceeded(drafts, at).then(|| locale.pick("vượt", "exceeded"));
        put(
            &mut placed,
            &mut shelf,
            unplaced,
            (at, &draft.mention),
            observation(&draft.mention, phrase, figure, official, catalogue),
        );
    }
    // A change or a share of plan is observed where one is asked for and no level is told.
    for (at, draft) in drafts.iter().enumerate() {
        interrupt::check();
        let Some((figure, phrase)) = echo(drafts, targets, &draft.mention) else { continue };
        let observation = observation(&draft.mention, phrase, figure, None, catalogue);
        let key = Shelf::key(observation.indicator(), observation.get_period().copied(), None);
        if shelf.named(&key).is_empty() {
            put(&mut placed, &mut shelf, unplaced, (at, &draft.mention), observation);
        }
    }
    placed.sort_by_key(|observation| observation.mention);
    placed
}

/// Adds an observation, unless its indicator has one for its period.
fn put(
    placed: &mut Vec<Placed<Observation>>,
    shelf: &mut Shelf,
    unplaced: &mut Vec<Unplaced>,
    (at, mention): (usize, &Mention),
    observation: Observation,
) {
    let key = Shelf::key(observation.indicator(), observation.get_period().copied(), None);
    let quality = observation.get_quality();
    let same = shelf.named(&key).iter().find_map(|slot| placed.get(*slot));
    let shortened = || {
        let of_time = shelf.of_time(key.1).filter_map(|slot| placed.get(slot));
        of_time.into_iter().find(|old| {
            old.item.measured() == observation.measured()
                && old.item.get_quality() == quality
                && mention.part_of.is_none()
                && may_be_one(old.item.indicator().name(), observation.indicator().name())
        })
    };
    match same.or_else(shortened) {
        // Of an estimate and a figure that is none the core takes the better one.
        Some(old) if old.item.measured() == observation.measured() || old.item.get_quality() == quality => {
            unplaced.push(again(at, old.mention, old.item.measured() == observation.measured()));
        }
        _ => {
            shelf.put(key, placed.len());
            placed.push(Placed { mention: at, item: observation });
        }
    }
}

fn observation(
    mention: &Mention,
    phrase: &str,
    figure: Figure,
    official: Option<&str>,
    catalogue: &Catalogue,
) -> Observation {
    let mut observation = Observation::new(indicator(phrase, catalogue), figure);
    if let Some(period) = mention.period {
        observation = observation.period(period);
    }
    if mention.qualifiers.contains(&Qualifier::Estimated) {
        observation = observation.quality(Quality::Estimated);
    }
    match official {
        Some(label) => observation.official(label),
        None => observation,
    }
}

/// The figure that a mention gives as reached: a level, or the level of a rate of growth.
fn figure(mention: &Mention) -> Option<Figure> {
    let level =
        matches!(mention.kind, MentionKind::Quantity | MentionKind::Range | MentionKind::Ratio | MentionKind::Rank);
    match mention.role {
        Role::Actual if level => mention.figure(),
        Role::Actual | Role::Growth if is_rate(mention) && mention.form == Form::Plain => match mention.change {
            None | Some(Change::Up) => mention
                .figure()
                .map(|figure| Figure::new(figure.value().clone()).qualified(figure.qualifiers().iter().copied())),
            Some(_) => None,
        },
        _ => None,
    }
}

/// The figure of a change or of a share of plan, and its indicator, where a target asks for the like.
fn echo<'d>(drafts: &'d [Draft], targets: &[Placed<Target>], mention: &'d Mention) -> Option<(Figure, &'d str)> {
    let role = matches!(mention.role, Role::Growth | Role::Share);
    if !role || is_rate(mention) || mention.form != Form::Plain {
        return None;
    }
    let phrase = mention.indicator.as_deref()?;
    let unit = mention.unit()?;
    let asked = |target: &&Placed<Target>| {
        drafts.get(target.mention).is_some_and(|wanted| {
            wanted.mention.change == mention.change
                && (wanted.mention.change.is_some() || wanted.mention.kind == mention.kind)
                && wanted.mention.unit().is_some_and(|other| other.at(0).factor_to(&unit.at(0)).is_ok())
        }) && may_be_one(target.item.indicator().name(), super::without_verb(phrase))
    };
    targets.iter().find(asked)?;
    Some((mention.figure()?, phrase))
}

/// Whether the sentence says of a result that it went beyond its plan: `vượt 14% kế hoạch`.
fn is_exceeded(drafts: &[Draft], at: usize) -> bool {
    let Some(result) = drafts.get(at) else { return false };
    following(drafts, at)
        .take_while(|(_, draft)| draft.mention.role != Role::Actual)
        .find(|(_, draft)| draft.mention.kind == MentionKind::ShareOfPlan)
        .is_some_and(|(_, share)| {
            share.mention.change == Some(Change::Excess) && share.mention.indicator == result.mention.indicator
        })
}
