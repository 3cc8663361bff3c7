//! Changes against another period: `tăng 5% so với 17.091 tỷ đồng`, `từ 3,5% xuống còn 2,7%, giảm 0,8 điểm %`, `gấp đôi`.

use attain::{Change, Claim, ClaimKind, Decimal, Figure, Kind, Quantity, Value};

use super::{Page, level, stated};
use crate::mention::{Form, Mention, MentionKind, Role};
use crate::reading::StatedClaim;

/// Returns the claim that a figure of growth makes.
pub(super) fn growth(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    if mention.kind != MentionKind::Growth || page.is_rate(at) {
        return None;
    }
    let figure = mention.figure().filter(|figure| matches!(figure.value(), Value::Quantity(_)))?;
    if mention.form == Form::Multiple && mention.change == Some(Change::Down) {
        return None;
    }
    // `exports rose 3% to $70 billion`: the level that the change leads to.
    let reached = Some(at + 1).filter(|next| page.spot(*next).is_some_and(|spot| spot.reached) && page.is_level(*next));
    let now = reached.or_else(|| page.level_of(at)).filter(|now| is_one_amount(page, *now))?;
    let claim = |before: usize| against(page, at, now, before);
    // A base that only its place suggests is one where the change comes out, or a slip away from it.
    let near = |before: &usize| claim(*before).is_some_and(|claim| super::is_near(&claim.check));
    let open = mention.of.is_none();
    let before = base_after(page, at, now)
        .or_else(|| beside(page, at, now).filter(near))
        .or_else(|| base_before(page, at, now).filter(|before| open || near(before)))
        .or_else(|| came_from(page, at, now).filter(near));
    match before {
        Some(before) => claim(before),
        // A column of points or amounts beside a column of levels is no statement about them.
        None if mention.cell.is_some()
            && !matches!(figure.unit().kind(), Kind::Share | Kind::Growth | Kind::Times)
            && page.mention(now).is_some_and(|now| now.cell.is_some()) =>
        {
            None
        }
        // What it grew from is not printed: history can check it, and the base that it implies is an interval.
        None => {
            let level = page.figure(now).map(level);
            Some(stated(Claim::growth(level, None, Some(as_change(mention.form, figure))), at, vec![Some(now), None]))
        }
    }
}

/// A level of another time as the change that it is: `bằng 98,3% cùng kỳ`, a fall of 1.7 %.
fn as_change(form: Form, figure: Figure) -> Figure {
    let (Form::Level, Value::Quantity(quantity)) = (form, figure.value()) else { return figure };
    let change = if quantity.amount() < Decimal::ONE_HUNDRED { Change::Down } else { Change::Up };
    let Some(moved) = quantity.amount().checked_sub(Decimal::ONE_HUNDRED) else { return figure };
    let value = Value::Quantity(Quantity::new(moved.abs(), quantity.unit().clone()));
    figure.with_value(value).changing(change)
}

/// Returns the claim that a level changed so from another; None where the units say that it did not.
fn against(page: &Page<'_>, at: usize, now: usize, before: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    let figure = mention.figure()?;
    let terms = || [now, before].map(|at| page.figure(at).map(level)).to_vec();
    let claim = |kind| Claim::new(kind, terms(), Some(figure.clone()));
    let share = |kind| matches!(kind, Kind::Share | Kind::Growth);
    let of_shares = page.mention(now).and_then(Mention::unit).is_some_and(|unit| share(unit.kind()));
    let claim = match (mention.form, figure.unit().kind()) {
        (Form::Level, _) => {
            Claim::new(ClaimKind::Growth, terms(), Some(as_change(mention.form, level(figure.clone()))))
        }
        (_, Kind::Times) => claim(ClaimKind::Growth),
        // Between two shares percent is read as points, as reports mostly write it, unless growth is what comes out.
        (_, kind) if share(kind) && of_shares => {
            let (points, growth) = (claim(ClaimKind::Difference), claim(ClaimKind::Growth));
            if growth.check().verdict < points.check().verdict { growth } else { points }
        }
        (_, kind) if share(kind) => claim(ClaimKind::Growth),
        (_, Kind::Points) if !of_shares => return None,
        (_, Kind::Points) => claim(ClaimKind::Difference),
        _ if page.comparable(at, now) => claim(ClaimKind::Difference),
        _ => return None,
    };
    Some(stated(claim, at, vec![Some(now), Some(before)]))
}

/// The amount right behind the figure in its clause: `1.5 times the $2.1 billion of 2019`.
fn beside(page: &Page<'_>, at: usize, now: usize) -> Option<usize> {
    let (here, there) = (page.spot(at)?, page.spot(at + 1)?);
    let fits = page.is_level(at + 1) && is_one_amount(page, at + 1) && page.comparable(now, at + 1);
    (fits && here.clause == there.clause && here.parenthesis == there.parenthesis).then_some(at + 1)
}

fn is_one_amount(page: &Page<'_>, at: usize) -> bool {
    matches!(page.figure(at).as_ref().map(Figure::value), Some(Value::Quantity(_)))
}

/// The base after the figure: in the words of the comparison, or in the parenthesis behind them.
fn base_after(page: &Page<'_>, at: usize, now: usize) -> Option<usize> {
    let of = page.mention(at)?.of.as_deref();
    let period = page.mention(now)?.period;
    for other in page.after(at) {
        let (mention, spot) = (page.mention(other)?, page.spot(other)?);
        let of_other_time = mention.period.is_some() && mention.period != period;
        let aside = spot.parenthesis != 0 && other == at + 1 && mention.role == Role::Actual && of_other_time;
        let fits = page.is_level(other) && is_one_amount(page, other) && page.comparable(now, other);
        // The words of the comparison may hold the figure: `so với mức 4.050 tỷ đồng`.
        let named = of.is_some_and(|of| of.contains(mention.text.as_str()));
        if fits && (spot.base || named || aside || (mention.role == Role::Plan && spot.parenthesis != 0)) {
            return Some(other);
        }
        // `tăng 855 tỷ đồng (5%) so với …`: one comparison, said twice.
        let twice = mention.kind == MentionKind::Growth && (of.is_none() || mention.of.as_deref() == of);
        let time = matches!(mention.kind, MentionKind::Date);
        if !twice && !time {
            return None;
        }
    }
    None
}

/// The level right before the other in its clause, where the step between them is what is stated or a slip away from it:
/// `từ 79,35% lên 81,02%, tức tăng 1,76 điểm %`.
fn came_from(page: &Page<'_>, at: usize, now: usize) -> Option<usize> {
    let from = now.checked_sub(1)?;
    let (here, there) = (page.spot(now)?, page.spot(from)?);
    let next_to = now + 1 == at && here.clause == there.clause && here.parenthesis == there.parenthesis;
    let fits = page.is_level(from) && is_one_amount(page, from) && page.comparable(now, from);
    (next_to && fits).then_some(from)
}

/// The base before the level: `từ 16.605 tỷ đồng lên 17.946 tỷ đồng, tăng 8,1%`.
fn base_before(page: &Page<'_>, at: usize, now: usize) -> Option<usize> {
    let mention = page.mention(at)?;
    let base = page.before(now).find(|other| {
        page.spot(*other).is_some_and(|spot| spot.base)
            && is_one_amount(page, *other)
            && page.comparable(now, *other)
            && page.is_same(now, *other)
    })?;
    // A change against something else than where it came from is another claim.
    let between = page.before(at).take_while(|between| *between != now).any(|between| page.is_level(between));
    let other_base = mention.of.is_some()
        && page.mention(base)?.period.is_some_and(|period| {
            mention
                .of
                .as_deref()
                .and_then(super::history::year_in)
                .is_some_and(|year| Some(year) != period.calendar_year())
        });
    (!between && !other_base).then_some(base)
}
