//! The arithmetic behind a claim, over everything that would be printed as its figures are.

use super::{Claim, ClaimKind, Verdict};
use crate::decimal::Ratio;
use crate::figure::{Change, Figure, Qualifier, Value};
use crate::goal::Rule;
use crate::interval::Interval;
use crate::observation::with_whole;
use crate::quantity::Quantity;
use crate::unit::{Kind, Unit};

/// A number with all that would be printed so.
pub(super) struct Printed {
    pub(super) exact: Ratio,
    pub(super) possible: Interval<Ratio>,
}

pub(super) struct Computed {
    pub(super) exact: Ratio,
    pub(super) possible: Interval<Ratio>,
    pub(super) unit: Unit,
}

pub(super) fn printed(figure: &Figure) -> Option<Printed> {
    match figure.value() {
        Value::Quantity(_) if is_one_sided(figure) => None,
        Value::Quantity(quantity) => Some(Printed { exact: quantity.value(), possible: reached(figure, quantity) }),
        Value::Tally(tally) => Some(Printed { exact: tally.ratio(), possible: Interval::point(tally.ratio()) }),
        Value::Range(_) => None,
    }
}

/// Everything that would be printed so; `nearly`, `over` and `about` reach as far as in a verdict.
fn reached(figure: &Figure, quantity: &Quantity) -> Interval<Ratio> {
    let rule = Rule::default();
    let reach = rule.approximation().filter(|_| is_approximate(figure));
    match reach {
        Some(_) => quantity.as_printed().merge(&figure.values(reach)),
        None => quantity.as_printed(),
    }
}

pub(super) fn is_approximate(figure: &Figure) -> bool {
    matches!(figure.bound(), Some(Qualifier::About | Qualifier::Nearly | Qualifier::Over))
}

fn is_one_sided(figure: &Figure) -> bool {
    matches!(figure.bound(), Some(Qualifier::AtLeast | Qualifier::AtMost | Qualifier::Under))
}

/// A stated percentage as a fraction of its base, an excess or a growth included.
pub(super) fn fraction(kind: ClaimKind, stated: &Figure) -> Option<Printed> {
    let whole = with_whole(stated)?;
    let printed = printed(&whole)?;
    let size = match (stated.unit().kind(), stated.unit().word()) {
        (Kind::Share | Kind::Growth, "per_mille") => Ratio::power_of_ten(-3),
        (Kind::Share | Kind::Growth, _) => Ratio::power_of_ten(-2),
        (Kind::Times | Kind::Number, _) => Ratio::from(1),
        _ => return None,
    };
    // A multiple is the level itself: `gấp đôi`, `tăng gấp 2 lần` is twice as much, not two times more.
    let multiple = stated.unit().kind() == Kind::Times;
    let grown = kind == ClaimKind::Growth && stated.change() != Some(Change::Excess) && !multiple;
    let base = if grown { Ratio::from(1) } else { Ratio::zero() };
    let of = |at: &Ratio| &base + &(at * &size);
    let possible = match stated.change() {
        Some(Change::Down) => printed.possible.mirror(|at| of(&-at)),
        _ => printed.possible.map(of),
    };
    let exact = if stated.change() == Some(Change::Down) { of(&-&printed.exact) } else { of(&printed.exact) };
    Some(Printed { exact, possible })
}

pub(super) fn implied(
    share: &Printed,
    part: Option<&Figure>,
    plan: Option<&Figure>,
) -> (Option<Interval<Ratio>>, Option<Unit>) {
    let ends = |p: &Printed| Some((p.possible.lower()?.at.clone(), p.possible.upper()?.at.clone()));
    match (part, plan) {
        (Some(part), None) => {
            let found = printed(part).as_ref().and_then(ends).zip(ends(share)).and_then(|((pl, pu), (sl, su))| {
                if !sl.is_positive() || pl.is_negative() {
                    return None;
                }
                Interval::closed(pl.checked_div(&su).ok()?, pu.checked_div(&sl).ok()?).ok()
            });
            (found, Some(part.unit().clone()))
        }
        (None, Some(plan)) => {
            let found = printed(plan).as_ref().and_then(ends).zip(ends(share)).and_then(|((pl, pu), (sl, su))| {
                if sl.is_negative() || pl.is_negative() { None } else { Interval::closed(&pl * &sl, &pu * &su).ok() }
            });
            (found, Some(plan.unit().clone()))
        }
        _ => (None, None),
    }
}

pub(super) fn compute(kind: ClaimKind, terms: &[&Figure], stated: Option<&Figure>) -> Result<Computed, String> {
    let numbers: Vec<Printed> =
        terms.iter().map(|f| printed(f).ok_or_else(|| format!("`{f}` is not one number"))).collect::<Result<_, _>>()?;
    let first_unit = terms.first().map(|f| f.unit().at(0)).ok_or("there is nothing to compute with")?;
    // Every term in the unit of the first one.
    let in_first = |at: usize| -> Result<Printed, String> {
        let (figure, number) = (terms.get(at).ok_or("a term is missing")?, numbers.get(at).ok_or("a term is missing")?);
        let factor = figure.unit().at(0).factor_to(&first_unit).map_err(|e| e.to_string())?;
        Ok(Printed { exact: &number.exact * &factor, possible: number.possible.map(|x| x * &factor) })
    };
    let undefined = |_| "it divides by zero".to_owned();
    let percent = Unit::percent();
    match (kind, terms.len()) {
        (ClaimKind::Sum, 1..) => {
            let mut total = in_first(0)?;
            for at in 1..terms.len() {
                let next = in_first(at)?;
                total = Printed { exact: &total.exact + &next.exact, possible: plus(&total.possible, &next.possible) };
            }
            Ok(Computed { exact: total.exact, possible: total.possible, unit: first_unit })
        }
        (ClaimKind::Difference, 2) => {
            let points =
                stated.is_some_and(|stated| stated.unit().kind() == Kind::Points || in_points(kind, terms, stated));
            let (a, b) = (in_first(0)?, in_first(1)?);
            let unit = if points && is_share(&first_unit) { Unit::percentage_point() } else { first_unit };
            Ok(difference(&a, &b, unit))
        }
        (ClaimKind::ShareOfPlan, 2) if stated.is_some_and(|stated| in_points(kind, terms, stated)) => {
            Ok(difference(&in_first(0)?, &in_first(1)?, Unit::percentage_point()))
        }
        (ClaimKind::Consistency, 1) => {
            let whole = terms.first().and_then(|term| with_whole(term));
            let a = whole.as_ref().and_then(printed).map_or_else(|| in_first(0), Ok)?;
            let share = stated.is_some_and(|s| s.unit().kind() == Kind::Share);
            if share && matches!(terms.first().map(|f| f.value()), Some(Value::Tally(_))) {
                let hundred = Ratio::from(100);
                return Ok(Computed {
                    exact: &a.exact * &hundred,
                    possible: a.possible.map(|at| at * &hundred),
                    unit: percent,
                });
            }
            Ok(Computed { exact: a.exact, possible: a.possible, unit: first_unit })
        }
        (ClaimKind::ShareOfPlan | ClaimKind::Growth | ClaimKind::Ratio, 2) => {
            let (a, b) = (in_first(0)?, in_first(1)?);
            let exact = a.exact.checked_div(&b.exact).map_err(undefined)?;
            let possible = divide(&a.possible, &b.possible).ok_or("the base may be zero")?;
            let times = stated.is_some_and(|s| s.unit().kind() == Kind::Times);
            let multiple = match kind {
                ClaimKind::Ratio => !stated.is_some_and(|s| s.unit().kind() == Kind::Share),
                _ => kind == ClaimKind::Growth && times,
            };
            let off = if kind == ClaimKind::Growth && !times { Ratio::from(1) } else { Ratio::zero() };
            let size = Ratio::from(if multiple { 1 } else { 100 });
            let of = |at: &Ratio| &(at - &off) * &size;
            let unit = if multiple { Unit::from_code("times").unwrap_or(percent) } else { percent };
            Ok(Computed { exact: of(&exact), possible: possible.map(of), unit })
        }
        (ClaimKind::PerCapita, 2) => {
            let (Some(a), Some(b), Some(by)) = (numbers.first(), numbers.get(1), terms.get(1)) else {
                return Err("a term is missing".to_owned());
            };
            let exact = a.exact.checked_div(&b.exact).map_err(undefined)?;
            let possible = divide(&a.possible, &b.possible).ok_or("the number of heads may be zero")?;
            let unit = first_unit.per_unit(1, &by.unit().at(0)).map_err(|e| e.to_string())?;
            Ok(Computed { exact, possible, unit })
        }
        _ => Err(format!("a claim of kind `{}` has other terms", kind.name())),
    }
}

fn difference(a: &Printed, b: &Printed, unit: Unit) -> Computed {
    let minus = b.possible.mirror(|x| -x);
    Computed { exact: &a.exact - &b.exact, possible: plus(&a.possible, &minus), unit }
}

fn is_share(unit: &Unit) -> bool {
    matches!(unit.kind(), Kind::Share | Kind::Growth)
}

/// Whether what is stated is a number of points, though it may be written in percent: `vượt 0,36%` of one rate of
/// growth over another.
pub(super) fn in_points(kind: ClaimKind, terms: &[&Figure], stated: &Figure) -> bool {
    matches!(kind, ClaimKind::Difference | ClaimKind::ShareOfPlan)
        && stated.change() == Some(Change::Excess)
        && (is_share(stated.unit()) || stated.unit().kind() == Kind::Points)
        && terms.iter().all(|term| is_share(term.unit()))
}

/// What is stated as it is compared with the result: an excess over a plan with the plan itself, `vượt 52,8%` as 152.8 %.
pub(super) fn on_result(kind: ClaimKind, terms: &[&Figure], stated: &Figure) -> Figure {
    let of_whole = matches!(kind, ClaimKind::ShareOfPlan | ClaimKind::Ratio | ClaimKind::Consistency)
        || (kind == ClaimKind::Growth && stated.unit().kind() == Kind::Times);
    let whole = if of_whole && !in_points(kind, terms, stated) { with_whole(stated) } else { None };
    whole.unwrap_or_else(|| stated.clone())
}

/// How a band, a tally or a qualified figure fares that is stated a second time; None for what is compared as one
/// number.
pub(super) fn same_again(first: &Figure, second: &Figure) -> Option<Verdict> {
    if first.bound().is_some() && first.bound() == second.bound() {
        let bare = |figure: &Figure| Some(Figure::new(figure.value().clone()));
        return Some(Claim::new(ClaimKind::Consistency, vec![bare(first)], bare(second)).check().verdict);
    }
    match (first.value(), second.value()) {
        (Value::Tally(a), Value::Tally(b)) => {
            let same = a.k() == b.k() && a.n() == b.n() && a.unit().factor_to(b.unit()).is_ok();
            Some(if same { Verdict::Holds } else { Verdict::Fails })
        }
        (Value::Range(a), Value::Range(b)) => {
            let end = |a: Option<&Quantity>, b: Option<&Quantity>| match (a, b) {
                (None, None) => Verdict::Holds,
                (Some(a), Some(b)) => {
                    let figure = |q: &Quantity| Some(Figure::from(q.clone()));
                    Claim::new(ClaimKind::Consistency, vec![figure(a)], figure(b)).check().verdict
                }
                _ => Verdict::Fails,
            };
            Some(end(a.lower(), b.lower()).max(end(a.upper(), b.upper())))
        }
        (Value::Range(_), _) | (_, Value::Range(_)) => Some(Verdict::Fails),
        _ => None,
    }
}

pub(super) fn judge(stated: &Figure, result: &Computed, approximate: bool) -> Verdict {
    let quantity = match stated.value() {
        Value::Quantity(quantity) => quantity,
        Value::Tally(tally) => return tallied(&tally.ratio(), result),
        Value::Range(_) => return Verdict::Fails,
    };
    let Some(factor) = stated_factor(stated.unit(), &result.unit) else { return Verdict::Uncheckable };
    let sign = if stated.change() == Some(Change::Down) { Ratio::from(-1) } else { Ratio::from(1) };
    let on_line = |at: &Ratio| &(at * &factor) * &sign;
    let value = on_line(&quantity.value());
    let place = &Ratio::power_of_ten(i32::from(quantity.place())) * &factor;
    let half = &place * &Ratio::new(1, 2).unwrap_or_else(|_| Ratio::zero());
    let distance = (&result.exact - &value).abs();
    // A qualifier speaks of the size of a fall, so its side turns with the sign.
    let above = if sign.is_negative() { result.exact < value } else { result.exact > value };
    let below = if sign.is_negative() { result.exact > value } else { result.exact < value };
    let within_half = distance <= half;
    let right_side = match stated.bound() {
        Some(Qualifier::Over) => Some(above),
        Some(Qualifier::Nearly | Qualifier::Under) => Some(below),
        Some(Qualifier::AtLeast) => Some(above || result.exact == value),
        Some(Qualifier::AtMost) => Some(below || result.exact == value),
        Some(Qualifier::About) => {
            Some(distance <= &value.abs() * &Ratio::new(5, 100).unwrap_or_else(|_| Ratio::zero()))
        }
        _ => None,
    };
    match right_side {
        Some(true) => return Verdict::ConsistentWithBound,
        Some(false) if approximate => {}
        Some(false) if within_half => return Verdict::OffByLastPlace,
        Some(false) => return Verdict::Fails,
        None => {}
    }
    if within_half {
        return Verdict::Holds;
    }
    let printed = Interval::closed(&value - &half, &value + &half).unwrap_or_else(|_| Interval::point(value.clone()));
    match (result.possible.overlaps(&printed), approximate) {
        (true, true) => Verdict::ConsistentWithBound,
        (true, false) => Verdict::OffByLastPlace,
        (false, _) if distance <= place => Verdict::OffByLastPlace,
        (false, _) => Verdict::Fails,
    }
}

/// How k of n fares that is stated of a result, which may be in percent: nothing was rounded in writing it.
fn tallied(part: &Ratio, result: &Computed) -> Verdict {
    let whole = match (is_share(&result.unit), result.unit.word()) {
        (true, "per_mille") => Ratio::power_of_ten(3),
        (true, _) => Ratio::power_of_ten(2),
        (false, _) => Ratio::from(1),
    };
    let part = part * &whole;
    if result.exact == part {
        Verdict::Holds
    } else if result.possible.contains_point(&part) {
        Verdict::OffByLastPlace
    } else {
        Verdict::Fails
    }
}

/// The factor from the unit of what is stated to the unit of the result; points and percent meet here.
fn stated_factor(stated: &Unit, result: &Unit) -> Option<Ratio> {
    let (from, to) = (stated.at(0), result.at(0));
    let hundredths = |unit: &Unit| matches!(unit.word(), "percent" | "percentage_point");
    if hundredths(&from) && hundredths(&to) {
        return Some(Ratio::from(1));
    }
    match (from.kind(), to.kind()) {
        (Kind::Number, Kind::Times) | (Kind::Times, Kind::Number) => Some(Ratio::from(1)),
        (Kind::Times, Kind::Share) => Some(Ratio::from(100)),
        _ => from.factor_to(&to).ok(),
    }
}

fn plus(a: &Interval<Ratio>, b: &Interval<Ratio>) -> Interval<Ratio> {
    match (a.lower(), b.lower(), a.upper(), b.upper()) {
        (Some(al), Some(bl), Some(au), Some(bu)) => {
            Interval::closed(&al.at + &bl.at, &au.at + &bu.at).unwrap_or_else(|_| Interval::empty())
        }
        _ => Interval::everything(),
    }
}

/// The quotient of two closed intervals, where the divisor lies above zero.
fn divide(a: &Interval<Ratio>, b: &Interval<Ratio>) -> Option<Interval<Ratio>> {
    let (al, au) = (&a.lower()?.at, &a.upper()?.at);
    let (bl, bu) = (&b.lower()?.at, &b.upper()?.at);
    if !bl.is_positive() {
        return None;
    }
    let lower = al.checked_div(if al.is_negative() { bl } else { bu }).ok()?;
    let upper = au.checked_div(if au.is_negative() { bu } else { bl }).ok()?;
    Interval::closed(lower, upper).ok()
}
