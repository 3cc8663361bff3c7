//! Rounding-aware checks of stated arithmetic: 9,982 is 116.4 % of 8,575; 8,100 and 9,400 make 17,500.
//!
//! Every printed figure stands for all that would be printed so: half of its last place to both sides.
//!
//! | verdict | when |
//! |---|---|
//! | holds | the result rounds to what is printed, or lies within half of its last place |
//! | off by last place | within one last place, or the widened terms reach what is printed |
//! | consistent with bound | a qualified figure (`hơn`, `gần`) is on the right side |
//! | fails | none of these |
//! | uncheckable | a figure is not printed; what it must have been is given as an interval |

use crate::decimal::Ratio;
use crate::figure::{Change, Figure, Qualifier, Value};
use crate::interval::{Bound, Interval};
use crate::quantity::Quantity;
use crate::unit::{Kind, Unit};

/// What sort of arithmetic is claimed; the terms of each, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimKind {
    /// Part, plan: stated as percent of the plan, or as what exceeds it.
    ShareOfPlan,
    /// Now, before: stated as percent of growth.
    Growth,
    /// Parts: stated as their sum.
    Sum,
    /// Minuend, subtrahend: stated as their difference.
    Difference,
    /// Dividend, divisor: stated as a multiple or a percentage.
    Ratio,
    /// Total, heads: stated as an amount per head.
    PerCapita,
    /// One figure: stated a second time, a tally also as its percentage.
    Consistency,
}

impl ClaimKind {
    /// Every kind with the name that text and Python use for it.
    pub const NAMES: [(ClaimKind, &'static str); 7] = [
        (ClaimKind::ShareOfPlan, "share_of_plan"),
        (ClaimKind::Growth, "growth"),
        (ClaimKind::Sum, "sum"),
        (ClaimKind::Difference, "difference"),
        (ClaimKind::Ratio, "ratio"),
        (ClaimKind::PerCapita, "per_capita"),
        (ClaimKind::Consistency, "consistency"),
    ];

    /// The name that text and Python use.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }

    /// Returns the kind of that name, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, n)| *n == name).map(|(kind, _)| *kind)
    }
}

/// How a claim fares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// It is right as printed.
    Holds,
    /// It is right but for the rounding of what is printed.
    OffByLastPlace,
    /// It says `more than` or `nearly`, and that is right.
    ConsistentWithBound,
    /// It is wrong.
    Fails,
    /// A figure is missing.
    Uncheckable,
}

impl Verdict {
    /// The name that text and Python use.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::OffByLastPlace => "off_by_last_place",
            Verdict::ConsistentWithBound => "consistent_with_bound",
            Verdict::Fails => "fails",
            Verdict::Uncheckable => "uncheckable",
        }
    }
}

/// A piece of arithmetic that a text states; a figure that is not printed is None.
///
/// # Examples
/// ```
/// use attain::{Claim, Figure, Locale, Verdict};
/// let figure = |text| Figure::read(text, Locale::Vi);
/// let disbursed = Claim::share_of_plan(Some(figure("9.982 tỷ đồng")?), Some(figure("8.575 tỷ đồng")?), Some(figure("116,4%")?));
/// assert_eq!(disbursed.check().verdict, Verdict::Holds);
/// let revenue = Claim::share_of_plan(Some(figure("17.946 tỷ đồng")?), None, Some(figure("102,6%")?)).check();
/// assert_eq!(revenue.verdict, Verdict::Uncheckable);
/// assert_eq!(revenue.implied_range().unwrap().write(Locale::Vi), "17.482 - 17.501 tỷ đồng");
/// # Ok::<(), attain::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Claim {
    kind: ClaimKind,
    terms: Vec<Option<Figure>>,
    stated: Option<Figure>,
}

/// What became of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    /// What was claimed.
    pub claim: Claim,
    /// How it fares.
    pub verdict: Verdict,
    /// The result of the figures exactly as printed, in `unit`.
    pub computed: Option<Ratio>,
    /// The result of everything that would be printed so, in `unit`.
    pub possible: Option<Interval<Ratio>>,
    /// What the figure that is not printed must have been, in the unit of the printed term.
    pub implied: Option<Interval<Ratio>>,
    /// The unit of the result.
    pub unit: Option<Unit>,
    /// Why it cannot be checked.
    pub reason: Option<String>,
}

impl Claim {
    /// Returns a claim of some kind.
    #[must_use]
    pub fn new(kind: ClaimKind, terms: Vec<Option<Figure>>, stated: Option<Figure>) -> Self {
        Self { kind, terms, stated }
    }

    /// Returns the claim that a part is so many percent of a plan.
    #[must_use]
    pub fn share_of_plan(part: Option<Figure>, plan: Option<Figure>, stated: Option<Figure>) -> Self {
        Self::new(ClaimKind::ShareOfPlan, vec![part, plan], stated)
    }

    /// Returns the claim that a figure grew by so many percent.
    #[must_use]
    pub fn growth(now: Option<Figure>, before: Option<Figure>, stated: Option<Figure>) -> Self {
        Self::new(ClaimKind::Growth, vec![now, before], stated)
    }

    /// Returns the claim that parts add up to a total.
    #[must_use]
    pub fn sum(parts: Vec<Option<Figure>>, total: Option<Figure>) -> Self {
        Self::new(ClaimKind::Sum, parts, total)
    }

    /// What sort of arithmetic is claimed.
    #[must_use]
    pub fn kind(&self) -> ClaimKind {
        self.kind
    }

    /// The terms, in the order of the kind.
    #[must_use]
    pub fn terms(&self) -> &[Option<Figure>] {
        &self.terms
    }

    /// The figure that is stated as the result.
    #[must_use]
    pub fn stated(&self) -> Option<&Figure> {
        self.stated.as_ref()
    }

    /// Returns how the claim fares.
    #[must_use]
    pub fn check(&self) -> Check {
        let mut check = Check {
            claim: self.clone(),
            verdict: Verdict::Uncheckable,
            computed: None,
            possible: None,
            implied: None,
            unit: self.stated.as_ref().map(|f| f.unit().clone()),
            reason: None,
        };
        if self.terms.iter().any(Option::is_none) || self.stated.is_none() {
            check.reason = Some("a figure is not printed".to_owned());
            let share = matches!(self.kind, ClaimKind::ShareOfPlan);
            if let (true, Some(stated), [part, plan]) = (share, &self.stated, self.terms.as_slice()) {
                (check.implied, check.unit) = implied(stated, part.as_ref(), plan.as_ref());
            }
        }
        let terms: Option<Vec<&Figure>> = self.terms.iter().map(Option::as_ref).collect();
        let Some(terms) = terms else { return check };
        if let (ClaimKind::Consistency, [first], Some(stated)) = (self.kind, terms.as_slice(), &self.stated)
            && let Some(verdict) = same_again(first.value(), stated.value())
        {
            check.verdict = verdict;
            return check;
        }
        match compute(self.kind, &terms, self.stated.as_ref()) {
            Ok(result) => {
                check.verdict = self.stated.as_ref().map_or(Verdict::Uncheckable, |stated| judge(stated, &result));
                check.computed = Some(result.exact);
                check.possible = Some(result.possible);
                check.unit = Some(result.unit);
            }
            Err(reason) => check.reason = Some(reason),
        }
        check
    }
}

impl Check {
    /// Returns what the missing figure must have been, rounded outward at the precision of the printed term.
    #[must_use]
    pub fn implied_range(&self) -> Option<crate::range::Range> {
        use crate::decimal::Rounding;
        let implied = self.implied.as_ref()?;
        let printed = self.claim.terms.iter().flatten().find_map(|figure| match figure.value() {
            Value::Quantity(quantity) => Some(quantity),
            _ => None,
        })?;
        let exponent = i32::from(printed.unit().exponent());
        let digits = exponent - i32::from(printed.place());
        let bound = |b: &Bound<Ratio>, rounding| -> Option<Quantity> {
            let written = &b.at * &Ratio::power_of_ten(-exponent);
            Some(Quantity::new(written.round(digits, rounding).ok()?, printed.unit().clone()))
        };
        crate::range::Range::closed(
            bound(implied.lower()?, Rounding::Floor)?,
            bound(implied.upper()?, Rounding::Ceiling)?,
        )
        .ok()
    }

    /// Returns the one value that the missing figure would have, were all figures exact, at the printed precision.
    #[must_use]
    pub fn implied_quantity(&self) -> Option<Quantity> {
        use crate::decimal::Rounding;
        let stated = fraction(self.claim.stated.as_ref()?)?.exact;
        let [part, plan] = self.claim.terms.as_slice() else { return None };
        let (printed, value) = match (part.as_ref().map(Figure::value), plan.as_ref().map(Figure::value)) {
            (Some(Value::Quantity(part)), None) => (part, part.value().checked_div(&stated).ok()?),
            (None, Some(Value::Quantity(plan))) => (plan, &plan.value() * &stated),
            _ => return None,
        };
        let exponent = i32::from(printed.unit().exponent());
        let written = &value * &Ratio::power_of_ten(-exponent);
        let digits = exponent - i32::from(printed.place());
        Some(Quantity::new(written.round(digits, Rounding::HalfEven).ok()?, printed.unit().clone()))
    }
}

/// A number with all that would be printed so.
struct Printed {
    exact: Ratio,
    possible: Interval<Ratio>,
}

struct Computed {
    exact: Ratio,
    possible: Interval<Ratio>,
    unit: Unit,
}

fn printed(figure: &Figure) -> Option<Printed> {
    match figure.value() {
        Value::Quantity(quantity) => Some(Printed { exact: quantity.value(), possible: quantity.as_printed() }),
        Value::Tally(tally) => Some(Printed { exact: tally.ratio(), possible: Interval::point(tally.ratio()) }),
        Value::Range(_) => None,
    }
}

/// A stated percentage as a fraction of its base, an excess included.
fn fraction(stated: &Figure) -> Option<Printed> {
    let printed = printed(stated)?;
    let size = match (stated.unit().kind(), stated.unit().word()) {
        (Kind::Share | Kind::Growth, "per_mille") => Ratio::power_of_ten(-3),
        (Kind::Share | Kind::Growth, _) => Ratio::power_of_ten(-2),
        (Kind::Times | Kind::Number, _) => Ratio::from(1),
        _ => return None,
    };
    let base = if stated.change() == Some(Change::Excess) { Ratio::from(1) } else { Ratio::zero() };
    let of = |at: &Ratio| &base + &(at * &size);
    Some(Printed { exact: of(&printed.exact), possible: printed.possible.map(of) })
}

fn implied(stated: &Figure, part: Option<&Figure>, plan: Option<&Figure>) -> (Option<Interval<Ratio>>, Option<Unit>) {
    let Some(share) = fraction(stated) else { return (None, None) };
    let ends = |p: &Printed| Some((p.possible.lower()?.at.clone(), p.possible.upper()?.at.clone()));
    match (part, plan) {
        (Some(part), None) => {
            let found = printed(part).as_ref().and_then(ends).zip(ends(&share)).and_then(|((pl, pu), (sl, su))| {
                if !sl.is_positive() || pl.is_negative() {
                    return None;
                }
                Interval::closed(pl.checked_div(&su).ok()?, pu.checked_div(&sl).ok()?).ok()
            });
            (found, Some(part.unit().clone()))
        }
        (None, Some(plan)) => {
            let found = printed(plan).as_ref().and_then(ends).zip(ends(&share)).and_then(|((pl, pu), (sl, su))| {
                if sl.is_negative() || pl.is_negative() { None } else { Interval::closed(&pl * &sl, &pu * &su).ok() }
            });
            (found, Some(plan.unit().clone()))
        }
        _ => (None, None),
    }
}

fn compute(kind: ClaimKind, terms: &[&Figure], stated: Option<&Figure>) -> Result<Computed, String> {
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
            let (a, b) = (in_first(0)?, in_first(1)?);
            let minus = b.possible.mirror(|x| -x);
            let unit = match (first_unit.kind(), stated.map(|s| s.unit().kind())) {
                (Kind::Share | Kind::Growth, Some(Kind::Points)) => Unit::percentage_point(),
                _ => first_unit,
            };
            Ok(Computed { exact: &a.exact - &b.exact, possible: plus(&a.possible, &minus), unit })
        }
        (ClaimKind::Consistency, 1) => {
            let a = in_first(0)?;
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
            let multiple = kind == ClaimKind::Ratio && !stated.is_some_and(|s| s.unit().kind() == Kind::Share);
            let off = if kind == ClaimKind::Growth { Ratio::from(1) } else { Ratio::zero() };
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

/// How a band or a tally fares that is stated a second time; None for what is compared as one number.
fn same_again(first: &Value, second: &Value) -> Option<Verdict> {
    match (first, second) {
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

fn judge(stated: &Figure, result: &Computed) -> Verdict {
    let Value::Quantity(quantity) = stated.value() else {
        return match stated.value() {
            Value::Tally(tally) if result.exact == tally.ratio() => Verdict::Holds,
            _ => Verdict::Fails,
        };
    };
    let Some(factor) = stated_factor(stated.unit(), &result.unit) else { return Verdict::Uncheckable };
    let sign = if stated.change() == Some(Change::Down) { Ratio::from(-1) } else { Ratio::from(1) };
    let base = if stated.change() == Some(Change::Excess) { Ratio::from(100) } else { Ratio::zero() };
    let on_line = |at: &Ratio| &base + &(&(at * &factor) * &sign);
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
        Some(false) if within_half => return Verdict::OffByLastPlace,
        Some(false) => return Verdict::Fails,
        None => {}
    }
    if within_half {
        return Verdict::Holds;
    }
    let printed = Interval::closed(&value - &half, &value + &half).unwrap_or_else(|_| Interval::point(value.clone()));
    if distance <= place || result.possible.overlaps(&printed) { Verdict::OffByLastPlace } else { Verdict::Fails }
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
