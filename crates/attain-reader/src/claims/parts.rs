//! Wholes and their parts: sums, shares of a whole, amounts per head.

use attain::{Claim, ClaimKind, Figure, Kind, Quantity, Unit, Value, Verdict};

use super::{Page, is_near, level, stated};
use crate::mention::{Form, MentionKind, Role};
use crate::reading::StatedClaim;

/// Returns the claim that the parts of a total make it up.
///
/// After `trong đó`, `of which` only some of the parts may be named, so that they are no claim unless they add up; in a
/// parenthesis or after `gồm`, `comprising` they exhaust it, unless more than a fifth is left.
pub(super) fn sum(page: &Page<'_>, total: usize) -> Option<StatedClaim> {
    let whole = page.mention(total).filter(|mention| mention.kind == MentionKind::Quantity)?;
    let part_of = |at: &usize| page.mention(*at).is_some_and(|mention| mention.part_of == Some(total));
    let parts: Vec<usize> = page.nearby(total).filter(part_of).filter(|at| is_amount(page, *at)).collect();
    let same =
        |at: &&usize| page.mention(**at).is_some_and(|part| part.role == whole.role && part.period == whole.period);
    if parts.len() < 2 || !parts.iter().all(|at| same(&at) && page.comparable(total, *at)) {
        return None;
    }
    let terms = parts.iter().map(|at| page.figure(*at).map(level)).collect();
    let claim =
        stated(Claim::sum(terms, page.figure(total).map(level)), total, parts.iter().copied().map(Some).collect());
    let some = parts.iter().any(|at| page.spot(*at).is_some_and(|spot| spot.some_of));
    let adds_up = matches!(claim.check.verdict, Verdict::Holds | Verdict::OffByLastPlace);
    (if some { adds_up } else { is_near(&claim.check) }).then_some(claim)
}

fn is_amount(page: &Page<'_>, at: usize) -> bool {
    page.mention(at).is_some_and(|mention| mention.kind == MentionKind::Quantity && mention.change.is_none())
        && page.spot(at).is_some_and(|spot| !spot.base && !spot.superseded)
        && matches!(page.figure(at).as_ref().map(Figure::value), Some(Value::Quantity(_)))
}

/// Returns the claim that a percentage makes of the k of n, or of the part and its total, that it stands behind.
pub(super) fn ratio(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    let percent = mention.unit().is_some_and(|unit| matches!(unit.kind(), Kind::Share | Kind::Times));
    let plain = mention.change.is_none() && mention.form == Form::Plain && mention.kind == MentionKind::Quantity;
    if !percent || !plain || mention.role == Role::Target || page.spot(at)?.base {
        return None;
    }
    let part = page.before(at).next()?;
    let spot = (page.spot(at)?, page.spot(part)?);
    let opened = spot.0.parenthesis != 0
        && spot.0.parenthesis != spot.1.parenthesis
        && page
            .after(at)
            .next()
            .and_then(|next| page.spot(next))
            .is_none_or(|next| next.parenthesis != spot.0.parenthesis);
    let next_is_base = page.after(at).next().and_then(|next| page.spot(next)).is_some_and(|spot| spot.base);
    let says_share = mention.role == Role::Share || (mention.of.is_some() && next_is_base);
    let speaks_of_it =
        spot.0.inherited || (mention.indicator.is_some() && mention.indicator == page.mention(part)?.indicator);
    let figure = mention.figure().map(level);
    if let Some(Value::Tally(tally)) = page.mention(part)?.value() {
        let count = |n: u64| Some(Figure::from(Quantity::new(n.into(), tally.unit().clone())));
        let claim = Claim::new(ClaimKind::Ratio, vec![count(tally.k()), count(tally.n())], figure);
        let claim = stated(claim, at, vec![Some(part), Some(part)]);
        let bounded = !mention.qualifiers.is_empty();
        let tied = (opened || says_share || speaks_of_it) && !bounded && is_near(&claim.check);
        return (opened || tied || claim.check.verdict == Verdict::Holds).then_some(claim);
    }
    if !(opened || says_share || speaks_of_it) || !is_amount(page, part) {
        return None;
    }
    let printed = |total: &usize| is_amount(page, *total) && page.comparable(part, *total);
    let beside = says_share.then(|| page.after(at).next()).flatten();
    let beside = beside.filter(|total| page.spot(*total).is_some_and(|spot| spot.base)).filter(|total| {
        page.mention(*total).is_some_and(|m| m.kind == MentionKind::Quantity) && page.comparable(part, *total)
    });
    let total = beside.or_else(|| page.mention(part)?.part_of.filter(printed))?;
    let term = |at: usize| page.figure(at).map(level);
    let claim =
        stated(Claim::new(ClaimKind::Ratio, vec![term(part), term(total)], figure), at, vec![Some(part), Some(total)]);
    (beside.is_some() || is_near(&claim.check)).then_some(claim)
}

/// Returns the claim that an amount per head, or per any other counted thing, makes of a total and a count nearby.
pub(super) fn per_head(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention =
        page.mention(at).filter(|mention| mention.kind == MentionKind::Quantity && mention.change.is_none())?;
    let unit = mention.unit()?;
    let named = page.name(at).is_some_and(super::says_per_head);
    let by = match unit.per().first() {
        Some((1, by)) => by.clone(),
        None if named && unit.kind() == Kind::Money => Unit::from_code("person").ok()?,
        _ => return None,
    };
    let figure = mention.figure().filter(|figure| matches!(figure.value(), Value::Quantity(_))).map(level)?;
    // `76,9 triệu đồng` a head and year is compared as an amount a head.
    let rate = unit.numerator().at(0).per_unit(1, &by).ok()?.at(unit.exponent());
    let figure = figure.clone().with_value(figure.value().relabelled(&rate));
    let has_unit = |at: usize, wanted: &Unit| {
        let unit = page.mention(at).and_then(|mention| mention.unit());
        unit.is_some_and(|unit| !unit.is_rate() && unit.at(0).factor_to(&wanted.at(0)).is_ok())
    };
    let near = |wanted: Unit| {
        let same = move |other: &usize| {
            is_amount(page, *other)
                && has_unit(*other, &wanted)
                && page.mention(*other).is_some_and(|m| m.period == mention.period && m.role == mention.role)
        };
        page.before(at).chain(page.after(at)).filter(same).take(4).collect::<Vec<usize>>()
    };
    let (totals, counts) = (near(unit.numerator()), near(by));
    let claim = |total: usize, heads: usize| {
        let terms = vec![page.figure(total).map(level), page.figure(heads).map(level)];
        stated(Claim::new(ClaimKind::PerCapita, terms, Some(figure.clone())), at, vec![Some(total), Some(heads)])
    };
    let pairs = || totals.iter().flat_map(|total| counts.iter().map(move |heads| (*total, *heads)));
    let right = |claim: &StatedClaim| {
        matches!(claim.check.verdict, Verdict::Holds | Verdict::OffByLastPlace | Verdict::ConsistentWithBound)
    };
    let wrong = |claim: &StatedClaim| is_near(&claim.check);
    let found = pairs().map(|(total, heads)| claim(total, heads)).find(right);
    found.or_else(|| {
        let named = pairs().filter(|(total, _)| names_the_whole(page, at, *total));
        named.map(|(total, heads)| claim(total, heads)).find(wrong)
    })
}

/// Whether the name of a total begins as the name of the amount per head does: `GRDP`, `GRDP bình quân đầu người`.
fn names_the_whole(page: &Page<'_>, per_head: usize, total: usize) -> bool {
    match (page.name(per_head), page.name(total)) {
        (Some(per_head), Some(total)) => per_head.head(1) == total.head(1),
        _ => false,
    }
}
