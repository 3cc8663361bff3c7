//! Figures that a report gives again: of one indicator, period, role and unit.
//!
//! Names that extend each other are one where the figures agree. Figures that disagree are a claim only under the same
//! name, in full, both times with a period and an authority that agree, and no further apart than a slip would put them.

use std::collections::HashMap;

use attain::{Change, Claim, ClaimKind, Figure, Period, Value, Verdict};

use super::{Page, is_near, level, stated};
use crate::mention::{Form, MentionKind, Role};
use crate::reading::StatedClaim;

/// How many first mentions of one unit, period and role are kept apart by name.
const NAMES: usize = 64;

/// What two mentions must have in common before their names are compared.
#[derive(PartialEq, Eq, Hash)]
struct Slot<'p> {
    role: Role,
    kind: MentionKind,
    change: Option<Change>,
    unit: String,
    period: Option<Period>,
    first_word: &'p str,
}

/// Returns the claim of every figure that is given again.
pub(super) fn repeated(page: &Page<'_>) -> Vec<StatedClaim> {
    let mut first: HashMap<Slot<'_>, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for at in 0..page.drafts.len() {
        let Some(slot) = slot(page, at) else { continue };
        let seen = first.entry(slot).or_default();
        match seen.iter().find_map(|earlier| again(page, *earlier, at)) {
            Some(claim) => found.push(claim),
            None if seen.len() < NAMES => seen.push(at),
            None => {}
        }
    }
    found
}

fn slot<'p>(page: &'p Page<'_>, at: usize) -> Option<Slot<'p>> {
    let (mention, spot) = (page.mention(at)?, page.spot(at)?);
    let level = matches!(mention.kind, MentionKind::Quantity | MentionKind::Range | MentionKind::Ratio);
    let role = matches!(mention.role, Role::Target | Role::Actual | Role::Plan);
    let rate = page.is_rate(at);
    if !(level && role || rate) || mention.form != Form::Plain || spot.inherited || spot.base || spot.superseded {
        return None;
    }
    let name = page.name(at).filter(|name| name.len() >= 2)?;
    Some(Slot {
        role: mention.role,
        kind: mention.kind,
        change: mention.change,
        unit: mention.unit()?.at(0).code().to_owned(),
        period: mention.period,
        first_word: name.head(1).first()?.as_str(),
    })
}

fn again(page: &Page<'_>, earlier: usize, at: usize) -> Option<StatedClaim> {
    let (a, b) = (page.mention(earlier)?, page.mention(at)?);
    let (before, here) = (page.spot(earlier)?, page.spot(at)?);
    if before.sentence == here.sentence || a.of != b.of || a.authority != b.authority && both(&a.authority, &b.authority) {
        return None;
    }
    let (first, second) = (page.name(earlier)?, page.name(at)?);
    let same = first == second;
    if !same && !first.extends(second) {
        return None;
    }
    let terms = vec![page.figure(earlier).map(level)];
    let claim = Claim::new(ClaimKind::Consistency, terms, page.figure(at).map(level));
    let claim = stated(claim, at, vec![Some(earlier)]);
    let agree = matches!(claim.check.verdict, Verdict::Holds)
        || (same && matches!(claim.check.verdict, Verdict::OffByLastPlace | Verdict::ConsistentWithBound));
    let slip = same
        && claim.check.verdict == Verdict::Fails
        && a.period.is_some()
        && a.authority == b.authority
        && [a, b].iter().all(|mention| mention.part_of.is_none())
        && [before, here].iter().all(|spot| spot.parenthesis == 0)
        && (is_near(&claim.check) || ends_near(page, earlier, at));
    (agree || slip).then_some(claim)
}

fn both(a: &Option<String>, b: &Option<String>) -> bool {
    a.is_some() && b.is_some()
}

/// Whether one end of two ranges, or the n of two tallies, agrees while the other does not.
fn ends_near(page: &Page<'_>, a: usize, b: usize) -> bool {
    let value = |at: usize| page.figure(at).as_ref().map(Figure::value).cloned();
    match (value(a), value(b)) {
        (Some(Value::Range(a)), Some(Value::Range(b))) => a.lower() == b.lower() || a.upper() == b.upper(),
        (Some(Value::Tally(a)), Some(Value::Tally(b))) => a.n() == b.n(),
        _ => false,
    }
}
