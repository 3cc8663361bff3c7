//! Shares of a plan: `9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng)`.

use attain::{Claim, Figure, Kind, Qualifier, Value, Verdict};

use super::{Page, level, same_authority, stated};
use crate::mention::{MentionKind, Role};
use crate::reading::StatedClaim;

/// How many plans of other sentences are tried.
const CANDIDATES: usize = 4;

/// Returns the claim that a share of a plan makes; None where neither the part nor the plan is printed.
pub(super) fn of_plan(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let mention = page.mention(at)?;
    if mention.kind != MentionKind::ShareOfPlan || mention.role == Role::Target {
        return None;
    }
    let figure = mention.figure()?;
    let part = page.level_of(at).filter(|part| is_one_amount(page, *part));
    let plan = beside(page, at, part).or_else(|| earlier(page, at, part)).or_else(|| elsewhere(page, at, part));
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

/// The plan's figure before the share: `kế hoạch giao 8.575 tỷ đồng, giải ngân 9.982 tỷ đồng, đạt 116,4%`.
fn earlier(page: &Page<'_>, at: usize, part: Option<usize>) -> Option<usize> {
    let share = page.mention(at)?;
    page.before(at).find(|other| {
        let (Some(mention), Some(spot)) = (page.mention(*other), page.spot(*other)) else { return false };
        let authority = match (&share.authority, &mention.authority) {
            (Some(a), Some(b)) => same_authority(a, b),
            _ => true,
        };
        mention.role == Role::Plan
            && !spot.superseded
            && authority
            && part.is_some_and(|part| page.is_same(part, *other))
            && fits(page, part, *other)
            && !page.before(at).take_while(|between| between != other).any(|between| {
                page.mention(between).is_some_and(|mention| mention.kind == MentionKind::ShareOfPlan)
            })
    })
}

/// The plan's figure in another sentence: for the same time, under the same name or by the same authority, and such that
/// the share comes out; one that does not is rather another plan than a wrong share.
fn elsewhere(page: &Page<'_>, at: usize, part: Option<usize>) -> Option<usize> {
    let (share, part) = (page.mention(at)?, part?);
    let figure = share.figure()?;
    let candidate = |other: &usize| {
        let (Some(mention), Some(spot)) = (page.mention(*other), page.spot(*other)) else { return false };
        let named = page.name(part).is_some() && page.name(*other).is_some() && page.is_same(part, *other);
        let given = matches!((&share.authority, &mention.authority), (Some(a), Some(b)) if same_authority(a, b));
        let time = mention.period.is_some() && mention.period == page.mention(part).and_then(|part| part.period);
        let set = (matches!(mention.role, Role::Plan | Role::Target) || spot.base) && !spot.superseded;
        set && time && (named || given) && fits(page, Some(part), *other)
    };
    let term = |at: usize| page.figure(at).map(level);
    page.nearby(at).filter(candidate).take(CANDIDATES).find(|other| {
        Claim::share_of_plan(term(part), term(*other), Some(figure.clone())).check().verdict == Verdict::Holds
    })
}

fn fits(page: &Page<'_>, part: Option<usize>, plan: usize) -> bool {
    is_one_amount(page, plan) && part.is_none_or(|part| page.comparable(part, plan))
}
