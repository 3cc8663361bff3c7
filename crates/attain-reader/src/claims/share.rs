//! Shares of a plan: `9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng)`.

use attain::{Claim, Figure, Kind, Qualifier, Value, Verdict};

use super::{Page, is_near, level, same_authority, stated};
use crate::mention::{Mention, MentionKind, Role};
use crate::reading::StatedClaim;

/// How many plans of other sentences are tried.
const CANDIDATES: usize = 6;

/// Returns the claim that a share of a plan makes; None where neither the part nor the plan is printed.
pub(super) fn of_plan(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    if mention.kind != MentionKind::ShareOfPlan || mention.role == Role::Target {
        return None;
    }
    let figure = mention.figure()?;
    let part = page.level_of(at).filter(|part| is_one_amount(page, *part));
    let near = |plan: &usize| {
        let term = |at: usize| page.figure(at).map(level);
        let check = part.map(|part| Claim::share_of_plan(term(part), term(*plan), Some(figure.clone())).check());
        check.is_some_and(|check| is_near(&check))
    };
    let plan = beside(page, at, part)
        .or_else(|| in_clause(page, at, part).filter(near))
        .or_else(|| {
            earlier(page, at, part)
                .filter(|plan| page.mention(*plan).is_some_and(|m| m.role == Role::Plan) || near(plan))
        })
        .or_else(|| elsewhere(page, at, part));
    // `7 đơn vị giải ngân dưới 20%` bounds a share without telling of what.
    let open = matches!(figure.bound(), Some(Qualifier::AtLeast | Qualifier::AtMost | Qualifier::Under));
    if plan.is_none() && (part.is_none() || open) {
        return None;
    }
    let term = |at: Option<usize>| at.and_then(|at| page.figure(at)).map(level);
    let share = matches!(figure.unit().kind(), Kind::Share | Kind::Growth | Kind::Times | Kind::Number);
    let claim = if share {
        Claim::share_of_plan(term(part), term(plan), Some(figure))
    } else {
        // `vượt 446 tỷ đồng so với dự toán`: an amount, or points, beyond the plan.
        let (_, _) = part.zip(plan)?;
        Claim::new(attain::ClaimKind::Difference, vec![term(part), term(plan)], Some(figure))
    };
    Some(stated(claim, at, vec![part, plan]))
}

fn is_one_amount(page: &Page<'_>, at: usize) -> bool {
    matches!(page.figure(at).as_ref().map(Figure::value), Some(Value::Quantity(_)))
}

/// The plan's figure after the share: in its parenthesis, or in the words that name the plan.
fn beside(page: &Page<'_>, at: usize, part: Option<usize>) -> Option<usize> {
    for other in page.after(at) {
        let (mention, spot) = (page.mention(other)?, page.spot(other)?);
        let plan = mention.role == Role::Plan || spot.base;
        if plan && fits(page, part, other) && !spot.superseded {
            return Some(other);
        }
        // Another figure begins another statement; a rank, a date and an aside do not.
        let aside = matches!(mention.kind, MentionKind::Date | MentionKind::Rank);
        if !aside && spot.parenthesis == 0 {
            return None;
        }
        if matches!(mention.kind, MentionKind::ShareOfPlan | MentionKind::Growth) {
            return None;
        }
    }
    None
}

/// The amount right behind the share in its clause: `91% of the approved budget of EUR 1.45 million`.
fn in_clause(page: &Page<'_>, at: usize, part: Option<usize>) -> Option<usize> {
    let (here, there) = (page.spot(at)?, page.spot(at + 1)?);
    let same = here.clause == there.clause && here.parenthesis == there.parenthesis;
    (same && page.is_level(at + 1) && fits(page, part, at + 1)).then_some(at + 1)
}

/// The plan's figure before the share: `kế hoạch giao 8.575 tỷ đồng, giải ngân 9.982 tỷ đồng, đạt 116,4%`.
fn earlier(page: &Page<'_>, at: usize, part: Option<usize>) -> Option<usize> {
    let share = page.mention(at)?;
    page.before(at).find(|other| {
        let (Some(mention), Some(spot)) = (page.mention(*other), page.spot(*other)) else { return false };
        let between = || page.before(at).take_while(|between| between != other);
        let taken =
            || between().any(|at| page.mention(at).is_some_and(|mention| mention.kind == MentionKind::ShareOfPlan));
        let given = whose(share, mention);
        matches!(mention.role, Role::Plan | Role::Target)
            && !spot.superseded
            && given != Some(false)
            && Some(*other) != part
            && part.is_some_and(|part| page.is_same(part, *other))
            && fits(page, part, *other)
            && (given == Some(true) || !taken())
    })
}

/// Whether a plan is by the authority that a share names; None where one of the two names none.
fn whose(share: &Mention, plan: &Mention) -> Option<bool> {
    Some(same_authority(share.authority.as_ref()?, plan.authority.as_ref()?))
}

/// The plan's figure in another sentence: for the same time, under the same name or by the same authority, and such that
/// the share comes out; one that does not is rather another plan than a wrong share.
fn elsewhere(page: &Page<'_>, at: usize, part: Option<usize>) -> Option<usize> {
    let (share, part) = (page.mention(at)?, part?);
    let figure = share.figure()?;
    let candidate = |other: &usize| {
        let (Some(mention), Some(spot)) = (page.mention(*other), page.spot(*other)) else { return false };
        let named = page.name(part).is_some() && page.name(*other).is_some() && page.is_same(part, *other);
        let given = whose(share, mention);
        let time = mention.period.is_some() && mention.period == page.mention(part).and_then(|part| part.period);
        let set = (matches!(mention.role, Role::Plan | Role::Target) || spot.base) && !spot.superseded;
        set && time && (given == Some(true) || named && given.is_none()) && fits(page, Some(part), *other)
    };
    let term = |at: usize| page.figure(at).map(level);
    page.nearby(at).filter(candidate).take(CANDIDATES).find(|other| {
        Claim::share_of_plan(term(part), term(*other), Some(figure.clone())).check().verdict == Verdict::Holds
    })
}

fn fits(page: &Page<'_>, part: Option<usize>, plan: usize) -> bool {
    is_one_amount(page, plan) && part.is_none_or(|part| page.comparable(part, plan))
}
