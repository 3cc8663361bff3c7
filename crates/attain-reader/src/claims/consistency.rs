//! Figures that a report gives again: of one indicator, period, role and unit.
//!
//! Names that extend each other are one where the figures agree. Figures that disagree are a claim only under the same
//! name, which is given to no third figure, and where a slip of the pen parts them: one digit, or two that changed
//! places. Everything else that disagrees is of two things with one name: two places, two columns of a table.

use std::collections::HashMap;

use attain::{Change, Claim, ClaimKind, Figure, Kind, Period, Value, Verdict, interrupt};

use super::{Page, level, stated};
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
    end: End<'p>,
}

/// The word that a name begins or ends with: a name that extends another shares one of the two with it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum End<'p> {
    First(&'p str),
    Last(&'p str),
}

/// Returns the claim of every figure that is given again.
pub(super) fn repeated(page: &Page<'_>) -> Vec<StatedClaim> {
    let mut first: HashMap<Slot<'_>, Vec<usize>> = HashMap::new();
    let mut found = Vec::new();
    for at in 0..page.drafts.len() {
        interrupt::check();
        let Some(slots) = slots(page, at) else { continue };
        let earlier = |slot| {
            let seen = first.get(slot)?;
            let namesakes = seen.iter().filter(|earlier| page.name(**earlier) == page.name(at)).count();
            seen.iter().find_map(|earlier| again(page, *earlier, at, namesakes == 1))
        };
        if let Some(claim) = slots.iter().find_map(earlier) {
            found.push(claim);
            continue;
        }
        for slot in slots {
            let seen = first.entry(slot).or_default();
            if seen.len() < NAMES {
                seen.push(at);
            }
        }
    }
    found
}

fn slots<'p>(page: &'p Page<'_>, at: usize) -> Option<[Slot<'p>; 2]> {
    let (mention, spot) = (page.mention(at)?, page.spot(at)?);
    let level = matches!(mention.kind, MentionKind::Quantity | MentionKind::Range | MentionKind::Ratio);
    let role = matches!(mention.role, Role::Target | Role::Actual | Role::Plan);
    let rate = page.is_rate(at);
    if !(level && role || rate) || mention.form != Form::Plain || spot.inherited || spot.base || spot.superseded {
        return None;
    }
    let name = page.name(at).filter(|name| name.len() >= 2)?;
    let unit = mention.unit()?.at(0).code().to_owned();
    let (first, last) = name.ends()?;
    Some([End::First(first), End::Last(last)].map(|end| Slot {
        role: mention.role,
        kind: mention.kind,
        change: mention.change,
        unit: unit.clone(),
        period: mention.period,
        end,
    }))
}

/// The claim that one figure is given again by another; `only` says that no third one bears its name.
fn again(page: &Page<'_>, earlier: usize, at: usize, only: bool) -> Option<StatedClaim> {
    let (a, b) = (page.mention(earlier)?, page.mention(at)?);
    let (before, here) = (page.spot(earlier)?, page.spot(at)?);
    let authorities = a.authority.is_some() && b.authority.is_some() && a.authority != b.authority;
    if before.sentence == here.sentence || a.of != b.of || authorities {
        return None;
    }
    let (first, second) = (page.name(earlier)?, page.name(at)?);
    let same = first == second;
    if !same && !first.extends(second) {
        return None;
    }
    let (a_figure, b_figure) = (page.figure(earlier).map(level)?, page.figure(at).map(level)?);
    let equal = a_figure == b_figure;
    if !(equal || same && only) {
        return None;
    }
    let rounded = || a_figure.qualifiers() != b_figure.qualifiers() || is_rounded(&a_figure, &b_figure);
    let slipped = || first.len() >= 3 && a.authority == b.authority && is_slip(&a_figure, &b_figure);
    let claim = Claim::new(ClaimKind::Consistency, vec![Some(a_figure.clone())], Some(b_figure.clone()));
    let claim = stated(claim, at, vec![Some(earlier)]);
    let agrees = match claim.check.verdict {
        Verdict::Holds => equal || rounded(),
        Verdict::OffByLastPlace | Verdict::ConsistentWithBound => rounded(),
        Verdict::Fails => slipped(),
        _ => false,
    };
    agrees.then_some(claim)
}

/// Whether two amounts are written with different numbers of digits: `17.946 tỷ đồng`, `17,9 nghìn tỷ đồng`.
fn is_rounded(a: &Figure, b: &Figure) -> bool {
    match (a.value(), b.value()) {
        (Value::Quantity(a), Value::Quantity(b)) => a.place() != b.place() && a.unit().kind() != Kind::Share,
        _ => false,
    }
}

/// Whether two figures differ as a slip of the pen makes them differ.
fn is_slip(a: &Figure, b: &Figure) -> bool {
    let digits = |figure: &Figure| match figure.value() {
        Value::Quantity(quantity) => Some((quantity.amount().to_string(), quantity.place())),
        Value::Tally(tally) => Some((format!("{}/{}", tally.k(), tally.n()), 0)),
        _ => None,
    };
    let (Some((a, a_place)), Some((b, b_place))) = (digits(a), digits(b)) else { return false };
    if a_place != b_place || a.len() != b.len() || a.chars().filter(char::is_ascii_digit).count() < 3 {
        return false;
    }
    let apart: Vec<(usize, char, char)> =
        a.chars().zip(b.chars()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, (a, b))| (at, a, b)).collect();
    match apart.as_slice() {
        [(_, a, b)] => a.is_ascii_digit() && b.is_ascii_digit(),
        [(i, a, b), (j, c, d)] => i + 1 == *j && a == d && b == c,
        _ => false,
    }
}
