//! Claims that are recognised by their arithmetic: figures near each other that make the stated one come out.
//!
//! Where neither names nor the words between them tie the figures together, three figures of one sentence that fit to the
//! last of at least two digits do. Such claims hold by their making; a figure that fits nothing makes none.

use attain::{Change, Claim, ClaimKind, Decimal, Kind, Quantity, Value, Verdict};

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
    let points = mention.unit().is_some_and(|unit| unit.kind() == Kind::Points);
    let kinds: &[ClaimKind] = match (mention.kind, mention.form) {
        (MentionKind::ShareOfPlan, _) => &[ClaimKind::ShareOfPlan],
        (MentionKind::Growth, Form::Level) => &[ClaimKind::Ratio],
        (MentionKind::Growth, Form::Multiple) => &[ClaimKind::Growth],
        (MentionKind::Growth, _) => &[ClaimKind::Growth, ClaimKind::Difference],
        (MentionKind::Quantity, _) if points => &[ClaimKind::Difference],
        _ => return None,
    };
    let amount = page.amount(at)?;
    let around: Vec<usize> =
        page.around(at, NEAR).filter(|other| page.is_level(*other) && is_amount(page, *other)).collect();
    let enough = |a: usize, b: usize| digits(amount) >= 2 || [a, b].iter().all(|at| digits_of(page, *at) >= 3);
    for now in &around {
        for before in around.iter().filter(|before| *before != now && same_unit(page, *now, **before)) {
            for kind in kinds.iter().filter(|kind| may_come_out(page, **kind, at, *now, *before)) {
                let said = if *kind == ClaimKind::Ratio { level(mention.figure()?) } else { mention.figure()? };
                let terms = [*now, *before].map(|at| page.figure(at).map(level)).to_vec();
                let claim = Claim::new(*kind, terms, Some(said));
                if enough(*now, *before) && claim.check().verdict == Verdict::Holds {
                    return Some(stated(claim, at, vec![Some(*now), Some(*before)]));
                }
            }
        }
    }
    None
}

/// Whether a result is within about half of the last place of what is stated; a claim is checked only where it is.
fn may_come_out(page: &Page<'_>, kind: ClaimKind, at: usize, a: usize, b: usize) -> bool {
    let (Some(stated), Some(a), Some(b)) = (page.amount(at), page.amount(a), page.amount(b)) else { return false };
    let Some(width) = half_place(page, at) else { return false };
    let is_close = |a: Decimal, b: Decimal| a.checked_sub(b).is_some_and(|apart| apart.abs() <= width);
    let change = page.mention(at).and_then(|mention| mention.change);
    let of_shares = is_share(a.unit().kind());
    let (said, unit) = (stated.amount(), stated.unit().kind());
    let (x, y) = (a.amount(), b.amount());
    if kind == ClaimKind::Difference {
        let fits = match unit {
            Kind::Points => of_shares,
            unit if is_share(unit) => of_shares,
            _ => stated.unit() == a.unit(),
        };
        let difference =
            x.checked_sub(y).map(|difference| if change == Some(Change::Down) { -difference } else { difference });
        // Basis points are hundredths of what they are compared with.
        let size = if stated.unit().word() == "basis_point" { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let difference = difference.and_then(|difference| difference.checked_mul(size));
        return fits && difference.is_some_and(|difference| is_close(difference, said));
    }
    let Some(ratio) = x.checked_div(y) else { return false };
    match unit {
        Kind::Times | Kind::Number => is_close(ratio, said),
        unit if is_share(unit) => {
            let whole = if kind == ClaimKind::Growth || change == Some(Change::Excess) {
                Decimal::ONE_HUNDRED
            } else {
                Decimal::ZERO
            };
            let said = if change == Some(Change::Down) { -said } else { said };
            ratio
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|percent| percent.checked_sub(whole))
                .is_some_and(|percent| is_close(percent, said))
        }
        _ => false,
    }
}

/// Half of the last written place of an amount, in its unit itself, and a trifle for the rounding of quotients.
fn half_place(page: &Page<'_>, at: usize) -> Option<Decimal> {
    let Some(Value::Quantity(written)) = page.mention(at)?.value() else { return None };
    attain::decimal::shift(Decimal::new(5001, 4), i32::from(written.place())).ok()
}

/// Whether two numbers are within a twentieth of each other.
fn is_close(a: Decimal, b: Decimal) -> bool {
    let apart = a.checked_sub(b).map(|apart| apart.abs());
    apart.zip(b.abs().checked_div(Decimal::from(20))).is_some_and(|(apart, width)| apart <= width)
}

/// Whether two amounts are of one unit.
fn same_unit(page: &Page<'_>, a: usize, b: usize) -> bool {
    page.amount(a).zip(page.amount(b)).is_some_and(|(a, b)| a.unit() == b.unit())
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
    let amount = page.amount(at).filter(|amount| digits(amount) >= 2)?;
    let part = page.before(at).take(2).find(|other| is_amount(page, *other) && page.is_level(*other))?;
    let of = page.amount(part).filter(|part| !is_share(part.unit().kind()))?;
    let wholes = page.nearby(at).take(2 * NEAR).chain((at.saturating_sub(NEAR)..at).rev());
    let rough = |whole: &usize| {
        let percent = page.amount(*whole).and_then(|whole| of.amount().checked_div(whole.amount()));
        let percent = percent.and_then(|share| share.checked_mul(Decimal::ONE_HUNDRED));
        percent.is_some_and(|percent| is_close(percent, amount.amount()))
    };
    for whole in
        wholes.filter(|whole| *whole != part && is_amount(page, *whole) && same_unit(page, part, *whole)).filter(rough)
    {
        let terms = [part, whole].map(|at| page.figure(at).map(level)).to_vec();
        let claim = Claim::new(ClaimKind::Ratio, terms, mention.figure().map(level));
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
    let amount = page.amount(total).filter(|amount| is_amount(page, total) && digits(amount) >= 2)?;
    // Shares of one whole and shares of another add up to anything.
    if is_share(amount.unit().kind()) || amount.unit().kind() == Kind::Points || amount.unit().is_rate() {
        return None;
    }
    let least = if digits(amount) > 2 { 2 } else { 3 };
    let behind: Vec<usize> =
        (total + 1..page.drafts.len()).take(3 * PARTS).take_while(|at| is_near_by(page, total, *at)).collect();
    let before: Vec<usize> = (0..total).rev().take(PARTS).take_while(|at| is_near_by(page, *at, total)).collect();
    let runs = [behind, before].map(|run| run.into_iter().filter(|at| is_part(page, total, *at)).collect::<Vec<_>>());
    for (run, starts) in runs.iter().zip([3, 1]) {
        for start in 0..starts {
            for end in start + least..=run.len().min(start + PARTS) {
                let parts = run.get(start..end)?;
                let sum = parts.iter().try_fold(Decimal::ZERO, |sum, at| sum.checked_add(page.amount(*at)?.amount()));
                if !sum.is_some_and(|sum| is_close(sum, amount.amount())) {
                    continue;
                }
                let terms = parts.iter().map(|at| page.figure(*at).map(level)).collect();
                let claim = Claim::sum(terms, page.figure(total).map(level));
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
    let (Some(whole), Some(part), Some(spot)) = (page.mention(total), page.mention(at), page.spot(at)) else {
        return false;
    };
    is_amount(page, at)
        && part.change.is_none()
        && part.role == whole.role
        && part.period == whole.period
        && !spot.base
        && !is_balance(page, at)
        && same_unit(page, total, at)
}

/// Returns the claim of a balance, `xuất siêu 20,8 tỷ USD`, that two amounts before it make come out; exports and imports
/// by name also where a slip parts it from them.
pub(super) fn balance(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at).filter(|mention| is_balance(page, at) && mention.kind == MentionKind::Quantity)?;
    let amount = page.amount(at).filter(|amount| is_amount(page, at) && digits(amount) >= 2)?;
    let sentence = page.spot(at)?.sentence;
    let near: Vec<usize> = (at.saturating_sub(2 * NEAR)..at)
        .rev()
        .filter(|other| page.spot(*other).is_some_and(|spot| spot.sentence + 2 > sentence))
        .filter(|other| is_amount(page, *other) && page.is_level(*other) && same_unit(page, at, *other))
        .collect();
    let claim = |more: usize, less: usize| {
        let terms = [more, less].map(|at| page.figure(at).map(level)).to_vec();
        stated(Claim::new(ClaimKind::Difference, terms, mention.figure().map(level)), at, vec![Some(more), Some(less)])
    };
    let rough = |(more, less): &(usize, usize)| {
        let apart = page.amount(*more).zip(page.amount(*less)).and_then(|(a, b)| a.amount().checked_sub(b.amount()));
        apart.is_some_and(|apart| is_close(apart, amount.amount()))
    };
    let pairs =
        || near.iter().flat_map(|more| near.iter().filter(move |less| *less != more).map(|less| (*more, *less)));
    let says =
        |at: usize, words: [&[&str]; 2]| page.name(at).is_some_and(|name| words.iter().any(|words| name.holds(words)));
    let exports = |at: usize| says(at, [&["xuất", "khẩu"], &["exports"]]);
    let imports = |at: usize| says(at, [&["nhập", "khẩu"], &["imports"]]);
    let trade = |(a, b): &(usize, usize)| exports(*a) && imports(*b) || imports(*a) && exports(*b);
    let found = pairs().filter(rough).map(|(more, less)| claim(more, less));
    let found = found.into_iter().find(|claim| claim.check.verdict == Verdict::Holds);
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

fn digits_of(page: &Page<'_>, at: usize) -> usize {
    page.amount(at).map_or(0, digits)
}

/// The number of written digits, without zeros at either end: a figure with many does not come out by chance.
fn digits(amount: &Quantity) -> usize {
    let (mut mantissa, mut digits) = (amount.amount().normalize().mantissa().unsigned_abs(), 0);
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
    }
    while mantissa != 0 {
        mantissa /= 10;
        digits += 1;
    }
    digits
}
