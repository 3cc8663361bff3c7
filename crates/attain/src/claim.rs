//! Rounding-aware checks of stated arithmetic: 9,982 is 116.4 % of 8,575; 8,100 and 9,400 make 17,500.
//!
//! Every printed figure stands for all that would be printed so: half of its last place to both sides.
//!
//! | verdict | when |
//! |---|---|
//! | holds | the result rounds to what is printed, or lies within half of its last place |
//! | off by last place | within one last place, or the widened terms reach what is printed |
//! | consistent with bound | a qualified figure (`hơn`, `gần`) is on the right side, or a qualified term reaches it |
//! | fails | none of these |
//! | uncheckable | a figure is not printed; what it must have been is given as an interval |
//!
//! A record, `cao nhất từ trước đến nay`, is the same question asked of every earlier figure: it holds where what is stated
//! lies beyond them all as printed.

mod arithmetic;
mod record;

use crate::decimal::Ratio;
use crate::figure::{Figure, Value};
use crate::interval::{Bound, Interval};
use crate::names::named;
use crate::quantity::Quantity;
use crate::unit::{Kind, Unit};

use arithmetic::{compute, fraction, implied, in_points, is_approximate, judge, on_result, same_again};

/// What sort of arithmetic is claimed; the terms of each, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimKind {
    /// Part, plan: stated as percent of the plan, or as what exceeds it; of two shares or rates of growth, in points.
    ShareOfPlan,
    /// Now, before: stated as percent of growth, up or down.
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
    /// Earlier figures: the one that is stated lies above them all, or below them all; without any, nothing to check.
    Record,
}

named! {
    ClaimKind, "kind of claim":
    ShareOfPlan "share_of_plan",
    Growth "growth",
    Sum "sum",
    Difference "difference",
    Ratio "ratio",
    PerCapita "per_capita",
    Consistency "consistency",
    Record "record",
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

named! {
    Verdict, "verdict on a claim":
    Holds "holds",
    OffByLastPlace "off_by_last_place",
    ConsistentWithBound "consistent_with_bound",
    Fails "fails",
    Uncheckable "uncheckable",
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
    lowest: bool,
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
    /// Whether what is stated as an excess in percent was judged as percentage points.
    pub as_points: bool,
    /// Why it cannot be checked.
    pub reason: Option<String>,
}

impl Claim {
    /// Returns a claim of some kind.
    #[must_use]
    pub fn new(kind: ClaimKind, terms: Vec<Option<Figure>>, stated: Option<Figure>) -> Self {
        Self { kind, terms, stated, lowest: false }
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

    /// Returns the claim that a level is the highest so far, or the lowest; without earlier figures nothing is checked.
    ///
    /// # Examples
    /// ```
    /// use attain::{Claim, Figure, Locale, Verdict};
    /// let figure = |text| Figure::read(text, Locale::Vi);
    /// let exports = Claim::record(Some(figure("2,45 tỷ USD")?), &[figure("2,12 tỷ USD")?, figure("2,38 tỷ USD")?], true);
    /// assert_eq!(exports.check().verdict, Verdict::Holds);
    /// assert_eq!(Claim::record(Some(figure("2,45 tỷ USD")?), &[], true).check().verdict, Verdict::Uncheckable);
    /// # Ok::<(), attain::TextError>(())
    /// ```
    #[must_use]
    pub fn record(level: Option<Figure>, earlier: &[Figure], highest: bool) -> Self {
        let claim = Self::new(ClaimKind::Record, earlier.iter().cloned().map(Some).collect(), level);
        Self { lowest: !highest, ..claim }
    }

    /// Returns it with the lowest so far in place of the highest; of a record alone.
    #[must_use]
    pub fn lowest(self) -> Self {
        Self { lowest: self.kind == ClaimKind::Record, ..self }
    }

    /// Whether the lowest so far is claimed, rather than the highest.
    #[must_use]
    pub fn is_lowest(&self) -> bool {
        self.lowest
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

    /// Whether what is stated is a number of points between two shares, though it may be written in percent.
    pub(crate) fn is_in_points(&self) -> bool {
        let terms: Vec<&Figure> = self.terms.iter().flatten().collect();
        self.stated.as_ref().is_some_and(|stated| in_points(self.kind, &terms, stated))
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
            as_points: false,
            reason: None,
        };
        if self.terms.iter().any(Option::is_none) || self.stated.is_none() {
            check.reason = Some("a figure is not printed".to_owned());
            let of_base = matches!(self.kind, ClaimKind::ShareOfPlan | ClaimKind::Growth);
            if let (true, Some(stated), [part, plan]) = (of_base, &self.stated, self.terms.as_slice())
                && let Some(share) = fraction(self.kind, stated)
            {
                (check.implied, check.unit) = implied(&share, part.as_ref(), plan.as_ref());
            }
        }
        let terms: Option<Vec<&Figure>> = self.terms.iter().map(Option::as_ref).collect();
        let Some(terms) = terms else { return check };
        if let (ClaimKind::Consistency, [first], Some(stated)) = (self.kind, terms.as_slice(), &self.stated)
            && let Some(verdict) = same_again(first, stated)
        {
            check.verdict = verdict;
            return check;
        }
        if self.kind == ClaimKind::Record {
            match record::compare(&terms, self.stated.as_ref(), self.lowest) {
                Ok((verdict, best)) => {
                    check.verdict = verdict;
                    check.computed = Some(best.exact);
                    check.possible = Some(best.possible);
                    check.unit = Some(best.unit);
                }
                Err(reason) => {
                    check.reason.get_or_insert(reason);
                }
            }
            return check;
        }
        match compute(self.kind, &terms, self.stated.as_ref()) {
            Ok(result) => {
                check.verdict = self.stated.as_ref().map_or(Verdict::Uncheckable, |stated| {
                    let approximate = terms.iter().any(|term| is_approximate(term));
                    judge(&on_result(self.kind, &terms, stated), &result, approximate)
                });
                if check.verdict == Verdict::Uncheckable {
                    let stated = self.stated.as_ref().map_or_else(String::new, Figure::to_string);
                    let because = format!("`{stated}` is not in the unit of the result, `{}`", result.unit.code());
                    check.reason.get_or_insert(because);
                }
                check.as_points = self
                    .stated
                    .as_ref()
                    .is_some_and(|stated| stated.unit().kind() != Kind::Points && in_points(self.kind, &terms, stated));
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
        let stated = fraction(self.claim.kind, self.claim.stated.as_ref()?)?.exact;
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
