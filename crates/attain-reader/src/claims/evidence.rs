//! Claims that are recognised by their arithmetic: figures near each other that make the stated one come out.
//!
//! Where neither names nor the words between them tie the figures together, three figures of one sentence that fit to the
//! last of at least two digits do. Such claims hold by their making; a figure that fits nothing makes none.

use attain::{Claim, ClaimKind, Figure, Kind, Value, Verdict};

use super::{Page, is_near, level, stated};
use crate::mention::{Form, MentionKind, Role};
use crate::reading::StatedClaim;

/// How many mentions on either side may belong to a claim.
const NEAR: usize = 6;

/// How many figures a sum may have.
const PARTS: usize = 8;

/// Returns the claim of a change, or of a share of plan, that the amounts around it make come out.
pub(super) fn change_or_share(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    let kinds: &[ClaimKind] = match (mention.kind, mention.form) {
        (MentionKind::ShareOfPlan, _) => &[ClaimKind::ShareOfPlan],
        (MentionKind::Growth, Form::Level) => &[ClaimKind::Ratio],
        (MentionKind::Growth, Form::Multiple) => &[ClaimKind::Growth],
        (MentionKind::Growth, _) => &[ClaimKind::Growth, ClaimKind::Difference],
        _ => return None,
    };
    let figure = mention.figure()?;
    let around: Vec<usize> = page.around(at, NEAR).filter(|other| page.is_level(*other) && is_amount(page, *other)).collect();
    for now in &around {
        for before in around.iter().filter(|before| *before != now && page.comparable(*now, **before)) {
            let terms = || [*now, *before].map(|at| page.figure(at).map(level)).to_vec();
            let of_shares = page.mention(*now).and_then(|m| m.unit()).is_some_and(|unit| is_share(unit.kind()));
            for kind in kinds {
                let fits = match (kind, figure.unit().kind()) {
                    (ClaimKind::Difference, Kind::Points) => of_shares,
                    (ClaimKind::Difference, unit) => is_share(unit) == of_shares && (of_shares || page.comparable(at, *now)),
                    (_, unit) => is_share(unit) || matches!(unit, Kind::Times | Kind::Number),
                };
                let said = if *kind == ClaimKind::Ratio { level(figure.clone()) } else { figure.clone() };
                let claim = Claim::new(*kind, terms(), Some(said));
                let enough = says_enough(&figure) || [*now, *before].iter().all(|at| digits_of(page, *at) >= 3);
                if fits && enough && claim.check().verdict == Verdict::Holds {
                    return Some(stated(claim, at, vec![Some(*now), Some(*before)]));
                }
            }
        }
    }
    None
}

/// Returns the claim of a percentage that the amount before it and a larger one nearby make come out: `16 xã, tương đương
/// 5,0%`.
pub(super) fn share_of_whole(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    let percent = mention.unit().is_some_and(|unit| unit.kind() == Kind::Share);
    let plain = mention.change.is_none() && mention.form == Form::Plain && mention.kind == MentionKind::Quantity;
    if !percent || !plain || mention.role == Role::Target {
        return None;
    }
    let figure = mention.figure().map(level).filter(says_enough)?;
    let part = page.before(at).take(2).find(|other| is_amount(page, *other) && page.is_level(*other))?;
    let unit = page.mention(part)?.unit()?;
    if is_share(unit.kind()) {
        return None;
    }
    let wholes = page.nearby(at).take(2 * NEAR).chain((at.saturating_sub(NEAR)..at).rev());
    for whole in wholes.filter(|whole| *whole != part && is_amount(page, *whole) && page.comparable(part, *whole)) {
        let terms = [part, whole].map(|at| page.figure(at).map(level)).to_vec();
        let claim = Claim::new(ClaimKind::Ratio, terms, Some(figure.clone()));
        let verdict = claim.check().verdict;
        let says_so = mention.role == Role::Share && verdict == Verdict::OffByLastPlace;
        if verdict == Verdict::Holds || says_so {
            return Some(stated(claim, at, vec![Some(part), Some(whole)]));
        }
    }
    None
}

/// Returns the claim that amounts which stand one after the other, behind a total or before it, make it up.
pub(super) fn sum_of_neighbours(page: &Page<'_>, total: usize) -> Option<StatedClaim> {
    let figure = page.figure(total).filter(|figure| is_amount(page, total) && says_enough(figure)).map(level)?;
    // Shares of one whole and shares of another add up to anything.
    if is_share(figure.unit().kind()) || figure.unit().kind() == Kind::Points || figure.unit().is_rate() {
        return None;
    }
    let least = if digits(&figure) > 2 { 2 } else { 3 };
    let behind: Vec<usize> = (total + 1..page.drafts.len()).take(3 * PARTS).take_while(|at| is_near_by(page, total, *at)).collect();
    let before: Vec<usize> = (0..total).rev().take(PARTS).take_while(|at| is_near_by(page, *at, total)).collect();
    let runs = [behind, before].map(|run| run.into_iter().filter(|at| is_part(page, total, *at)).collect::<Vec<_>>());
    for (run, starts) in runs.iter().zip([3, 1]) {
        for start in 0..starts {
            for end in start + least..=run.len().min(start + PARTS) {
                let parts = run.get(start..end)?;
                let terms = parts.iter().map(|at| page.figure(*at).map(level)).collect();
                let claim = Claim::sum(terms, Some(figure.clone()));
                if claim.check().verdict == Verdict::Holds {
                    let mut parts: Vec<Option<usize>> = parts.iter().copied().map(Some).collect();
                    parts.sort_unstable();
                    return Some(stated(claim, total, parts));
                }
            }
        }
    }
    None
}

/// Whether one mention follows another in its sentence or in the next one.
fn is_near_by(page: &Page<'_>, first: usize, second: usize) -> bool {
    page.spot(first).zip(page.spot(second)).is_some_and(|(a, b)| b.sentence <= a.sentence + 1)
}

/// Whether a mention may be a part of a total: an amount of the same thing, time and role.
fn is_part(page: &Page<'_>, total: usize, at: usize) -> bool {
    let (Some(whole), Some(part), Some(spot)) = (page.mention(total), page.mention(at), page.spot(at)) else { return false };
    is_amount(page, at)
        && part.change.is_none()
        && part.role == whole.role
        && part.period == whole.period
        && !spot.base
        && !is_balance(page, at)
        && page.comparable(total, at)
}

/// Returns the claim of a balance, `xuất siêu 20,8 tỷ USD`, that two amounts before it make come out; exports and imports
/// by name also where a slip parts it from them.
pub(super) fn balance(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at).filter(|mention| is_balance(page, at) && mention.kind == MentionKind::Quantity)?;
    let figure = page.figure(at).filter(|figure| is_amount(page, at) && says_enough(figure)).map(level)?;
    let sentence = page.spot(at)?.sentence;
    let near: Vec<usize> = (at.saturating_sub(2 * NEAR)..at)
        .rev()
        .filter(|other| page.spot(*other).is_some_and(|spot| spot.sentence + 2 > sentence))
        .filter(|other| is_amount(page, *other) && page.is_level(*other) && page.comparable(at, *other))
        .filter(|other| page.mention(*other).is_some_and(|m| m.role == mention.role))
        .collect();
    let claim = |more: usize, less: usize| {
        let terms = [more, less].map(|at| page.figure(at).map(level)).to_vec();
        stated(Claim::new(ClaimKind::Difference, terms, Some(figure.clone())), at, vec![Some(more), Some(less)])
    };
    let pairs = || near.iter().flat_map(|more| near.iter().filter(move |less| *less != more).map(|less| (*more, *less)));
    let says = |at: usize, words: [&[&str]; 2]| page.name(at).is_some_and(|name| words.iter().any(|words| name.holds(words)));
    let exports = |at: usize| says(at, [&["xuất", "khẩu"], &["exports"]]);
    let imports = |at: usize| says(at, [&["nhập", "khẩu"], &["imports"]]);
    let trade = |(a, b): &(usize, usize)| exports(*a) && imports(*b) || imports(*a) && exports(*b);
    let found = pairs().map(|(more, less)| claim(more, less)).find(|claim| claim.check.verdict == Verdict::Holds);
    found.or_else(|| pairs().filter(trade).map(|(more, less)| claim(more, less)).find(|claim| is_near(&claim.check)))
}

/// Whether a mention is of what is left between two amounts: `xuất siêu`, `trade deficit`.
fn is_balance(page: &Page<'_>, at: usize) -> bool {
    const BALANCES: [&[&str]; 9] = [
        &["xuất", "siêu"],
        &["nhập", "siêu"],
        &["thặng", "dư"],
        &["thâm", "hụt"],
        &["cán", "cân"],
        &["surplus"],
        &["deficit"],
        &["balance"],
        &["shortfall"],
    ];
    page.name(at).is_some_and(|name| BALANCES.iter().any(|words| name.holds(words)))
}

fn is_share(kind: Kind) -> bool {
    matches!(kind, Kind::Share | Kind::Growth)
}

fn is_amount(page: &Page<'_>, at: usize) -> bool {
    matches!(page.mention(at).map(|m| (m.kind, m.value())), Some((MentionKind::Quantity, Some(Value::Quantity(_)))))
}

/// Whether a figure has enough digits not to come out by chance.
fn says_enough(figure: &Figure) -> bool {
    digits(figure) >= 2
}

fn digits_of(page: &Page<'_>, at: usize) -> usize {
    page.figure(at).as_ref().map_or(0, digits)
}

/// The number of written digits, without zeros in front.
fn digits(figure: &Figure) -> usize {
    let Value::Quantity(quantity) = figure.value() else { return 0 };
    let written = quantity.amount().to_string();
    written.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').count()
}
