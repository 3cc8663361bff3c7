//! A lower and an upper bound on any ordered line, each open, closed or absent.
//!
//! Ranges of quantities, the sets that a rule derives from a goal, and observations are all intervals, so the
//! algebra stands here once. It is PostgreSQL's range algebra.
//!
//! | question | | operation | fails when |
//! |---|---|---|---|
//! | `contains` `within` | one holds the other whole | `intersect` | never: the result may be empty |
//! | `overlaps` `adjacent` | share a point · touch without sharing one | `union` | a gap lies between |
//! | `before` `after` | wholly left · wholly right | `difference` | the result would be two pieces |
//! | `is_empty` `as_point` | holds nothing · holds one point | `complement` | never: either piece may be empty |
//! | `not_right_of` `not_left_of` | ends no later · starts no earlier | `merge` | never: it fills the gap |

use std::cmp::Ordering;

/// One end of an interval.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bound<T> {
    /// Where the end lies.
    pub at: T,
    /// Whether the end itself belongs to the interval.
    pub closed: bool,
}

/// What an interval cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IntervalError {
    /// The lower bound lies above the upper bound.
    #[error("the lower bound lies above the upper bound; swap them")]
    Reversed,
    /// A union would leave a gap.
    #[error("the two do not touch, so their union has a gap; use `merge` to fill it")]
    Gap,
    /// A difference would be two pieces.
    #[error("taking the second out of the first would leave two pieces")]
    TwoPieces,
}

/// All points between two bounds, or none at all.
///
/// # Examples
/// ```
/// use attain::{Bound, Interval};
/// let band = Interval::closed(8, 9)?;
/// assert!(band.contains_point(&9));
/// assert!(Interval::above(9, false).after(&band));
/// assert!(Interval::closed(9, 8).is_err());
/// # Ok::<(), attain::IntervalError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Interval<T> {
    // None is the empty interval; bounds that meet are both closed.
    span: Option<Ends<T>>,
}

type Ends<T> = (Option<Bound<T>>, Option<Bound<T>>);

impl<T: Ord + Clone> Interval<T> {
    /// Returns the interval between two bounds; one whose bounds meet without both being closed is empty.
    ///
    /// # Errors
    /// [`IntervalError::Reversed`] where the lower bound lies above the upper one.
    pub fn new(lower: Option<Bound<T>>, upper: Option<Bound<T>>) -> Result<Self, IntervalError> {
        if let (Some(l), Some(u)) = (&lower, &upper) {
            match l.at.cmp(&u.at) {
                Ordering::Greater => return Err(IntervalError::Reversed),
                Ordering::Equal if !(l.closed && u.closed) => return Ok(Self::empty()),
                _ => {}
            }
        }
        Ok(Self { span: Some((lower, upper)) })
    }

    /// Returns the interval that holds nothing.
    #[must_use]
    pub fn empty() -> Self {
        Self { span: None }
    }

    /// Returns the interval that holds everything.
    #[must_use]
    pub fn everything() -> Self {
        Self { span: Some((None, None)) }
    }

    /// Returns the interval of one point.
    #[must_use]
    pub fn point(at: T) -> Self {
        let bound = Bound { at, closed: true };
        Self { span: Some((Some(bound.clone()), Some(bound))) }
    }

    /// Returns `[lower, upper]`.
    ///
    /// # Errors
    /// [`IntervalError::Reversed`] where `lower > upper`.
    pub fn closed(lower: T, upper: T) -> Result<Self, IntervalError> {
        Self::new(Some(Bound { at: lower, closed: true }), Some(Bound { at: upper, closed: true }))
    }

    /// Returns everything above a point, with the point itself where `closed`.
    #[must_use]
    pub fn above(at: T, closed: bool) -> Self {
        Self { span: Some((Some(Bound { at, closed }), None)) }
    }

    /// Returns everything below a point, with the point itself where `closed`.
    #[must_use]
    pub fn below(at: T, closed: bool) -> Self {
        Self { span: Some((None, Some(Bound { at, closed }))) }
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.span.is_none()
    }

    /// The lower bound, where there is one.
    #[must_use]
    pub fn lower(&self) -> Option<&Bound<T>> {
        self.span.as_ref().and_then(|(lower, _)| lower.as_ref())
    }

    /// The upper bound, where there is one.
    #[must_use]
    pub fn upper(&self) -> Option<&Bound<T>> {
        self.span.as_ref().and_then(|(_, upper)| upper.as_ref())
    }

    /// The one point it holds, where it holds just one.
    #[must_use]
    pub fn as_point(&self) -> Option<&T> {
        match (self.lower(), self.upper()) {
            (Some(l), Some(u)) if l.at == u.at => Some(&l.at),
            _ => None,
        }
    }

    /// Whether the point belongs to it.
    #[must_use]
    pub fn contains_point(&self, point: &T) -> bool {
        self.contains(&Self::point(point.clone()))
    }

    /// Whether it holds the whole of `other`; the empty interval is held by all.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        match (&self.span, &other.span) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some((l, u)), Some((ol, ou))) => cmp_lower(l, ol).is_le() && cmp_upper(u, ou).is_ge(),
        }
    }

    /// Whether the two share a point.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        !self.intersect(other).is_empty()
    }

    /// Whether every point of it lies below every point of `other`; never so for an empty one.
    #[must_use]
    pub fn before(&self, other: &Self) -> bool {
        match (&self.span, &other.span) {
            (Some((_, Some(u))), Some((Some(l), _))) => match u.at.cmp(&l.at) {
                Ordering::Less => true,
                Ordering::Equal => !(u.closed && l.closed),
                Ordering::Greater => false,
            },
            _ => false,
        }
    }

    /// Whether every point of it lies above every point of `other`; never so for an empty one.
    #[must_use]
    pub fn after(&self, other: &Self) -> bool {
        other.before(self)
    }

    /// Whether the two touch without sharing a point.
    #[must_use]
    pub fn adjacent(&self, other: &Self) -> bool {
        let touches = |left: &Self, right: &Self| matches!((left.upper(), right.lower()), (Some(u), Some(l)) if u.at == l.at && u.closed != l.closed);
        touches(self, other) || touches(other, self)
    }

    /// Whether it does not reach further right than `other` (PostgreSQL's `&<`).
    #[must_use]
    pub fn not_right_of(&self, other: &Self) -> bool {
        matches!((&self.span, &other.span), (Some((_, u)), Some((_, ou))) if cmp_upper(u, ou).is_le())
    }

    /// Whether it does not reach further left than `other` (PostgreSQL's `&>`).
    #[must_use]
    pub fn not_left_of(&self, other: &Self) -> bool {
        matches!((&self.span, &other.span), (Some((l, _)), Some((ol, _))) if cmp_lower(l, ol).is_ge())
    }

    /// Returns what the two share.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Self {
        let (Some((l, u)), Some((ol, ou))) = (&self.span, &other.span) else { return Self::empty() };
        let lower = if cmp_lower(l, ol).is_ge() { l } else { ol };
        let upper = if cmp_upper(u, ou).is_le() { u } else { ou };
        Self::new(lower.clone(), upper.clone()).unwrap_or_else(|_| Self::empty())
    }

    /// Returns the smallest interval that holds both.
    #[must_use]
    pub fn merge(&self, other: &Self) -> Self {
        match (&self.span, &other.span) {
            (None, _) => other.clone(),
            (_, None) => self.clone(),
            (Some((l, u)), Some((ol, ou))) => {
                let lower = if cmp_lower(l, ol).is_le() { l } else { ol };
                let upper = if cmp_upper(u, ou).is_ge() { u } else { ou };
                Self { span: Some((lower.clone(), upper.clone())) }
            }
        }
    }

    /// Returns everything that lies in either.
    ///
    /// # Errors
    /// [`IntervalError::Gap`] where they neither overlap nor touch.
    pub fn union(&self, other: &Self) -> Result<Self, IntervalError> {
        if self.is_empty() || other.is_empty() || self.overlaps(other) || self.adjacent(other) {
            Ok(self.merge(other))
        } else {
            Err(IntervalError::Gap)
        }
    }

    /// Returns what is left of it without `other`.
    ///
    /// # Errors
    /// [`IntervalError::TwoPieces`] where `other` lies strictly inside.
    pub fn difference(&self, other: &Self) -> Result<Self, IntervalError> {
        let [left, right] = self.pieces_without(other);
        match (left.is_empty(), right.is_empty()) {
            (_, true) => Ok(left),
            (true, false) => Ok(right),
            (false, false) => Err(IntervalError::TwoPieces),
        }
    }

    /// Returns what is left of it on either side of `other`; either piece may be empty.
    #[must_use]
    pub fn pieces_without(&self, other: &Self) -> [Self; 2] {
        let Some((l, u)) = &other.span else { return [self.clone(), Self::empty()] };
        let flip = |bound: &Bound<T>| Bound { at: bound.at.clone(), closed: !bound.closed };
        let left = l.as_ref().map_or_else(Self::empty, |b| self.intersect(&Self { span: Some((None, Some(flip(b)))) }));
        let right =
            u.as_ref().map_or_else(Self::empty, |b| self.intersect(&Self { span: Some((Some(flip(b)), None)) }));
        [left, right]
    }

    /// Returns everything on either side of it; either piece may be empty, and the empty interval leaves one.
    #[must_use]
    pub fn complement(&self) -> [Self; 2] {
        Self::everything().pieces_without(self)
    }

    /// Returns the interval with its ends moved by a function; the order of points must be kept.
    ///
    /// # Errors
    /// Whatever the function returns.
    pub fn try_map<U: Ord + Clone, E>(&self, mut f: impl FnMut(&T) -> Result<U, E>) -> Result<Interval<U>, E> {
        let Some((l, u)) = &self.span else { return Ok(Interval::empty()) };
        let mut bound = |b: &Option<Bound<T>>| -> Result<Option<Bound<U>>, E> {
            b.as_ref().map(|b| Ok(Bound { at: f(&b.at)?, closed: b.closed })).transpose()
        };
        Ok(Interval { span: Some((bound(l)?, bound(u)?)) })
    }

    /// Returns the interval with its ends moved by a function that keeps the order of points.
    #[must_use]
    pub fn map<U: Ord + Clone>(&self, mut f: impl FnMut(&T) -> U) -> Interval<U> {
        let Some((l, u)) = &self.span else { return Interval::empty() };
        let mut bound = |b: &Option<Bound<T>>| b.as_ref().map(|b| Bound { at: f(&b.at), closed: b.closed });
        Interval { span: Some((bound(l), bound(u))) }
    }

    /// Returns the interval mirrored by a function that turns the order of points round, such as a negation.
    #[must_use]
    pub fn mirror<U: Ord + Clone>(&self, mut f: impl FnMut(&T) -> U) -> Interval<U> {
        let Some((l, u)) = &self.span else { return Interval::empty() };
        let mut bound = |b: &Option<Bound<T>>| b.as_ref().map(|b| Bound { at: f(&b.at), closed: b.closed });
        Interval { span: Some((bound(u), bound(l))) }
    }
}

impl Interval<crate::decimal::Ratio> {
    /// Returns the distances of its points from zero.
    #[must_use]
    pub fn folded(&self) -> Self {
        let zero = crate::decimal::Ratio::zero();
        let above = self.intersect(&Self::above(zero.clone(), true));
        let below = self.intersect(&Self::below(zero, true)).mirror(|at| -at);
        above.merge(&below)
    }
}

/// PostgreSQL's order: the empty interval first, then by lower, then by upper bound.
impl<T: Ord + Clone> Ord for Interval<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.span, &other.span) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some((l, u)), Some((ol, ou))) => cmp_lower(l, ol).then_with(|| cmp_upper(u, ou)),
        }
    }
}

impl<T: Ord + Clone> PartialOrd for Interval<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// An absent lower bound comes first; a closed one before an open one at the same point.
fn cmp_lower<T: Ord>(a: &Option<Bound<T>>, b: &Option<Bound<T>>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => a.at.cmp(&b.at).then(b.closed.cmp(&a.closed)),
    }
}

/// An absent upper bound comes last; an open one before a closed one at the same point.
fn cmp_upper<T: Ord>(a: &Option<Bound<T>>, b: &Option<Bound<T>>) -> Ordering {
    match (a, b) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(a), Some(b)) => a.at.cmp(&b.at).then(a.closed.cmp(&b.closed)),
    }
}
