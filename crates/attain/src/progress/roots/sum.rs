//! Sums of roots with fractions before them, and their signs.

use std::cmp::Ordering;

use std::sync::{Arc, OnceLock};

use num_bigint::BigInt;
use num_traits::{One, Zero};

use super::FIRST_BITS;
use super::near;
use crate::decimal::Ratio;

/// A fraction plus roots with fractions before them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sum {
    pub(super) rational: Ratio,
    pub(super) roots: Vec<(Ratio, Root)>,
}

impl From<Ratio> for Sum {
    fn from(rational: Ratio) -> Self {
        Self { rational, roots: Vec::new() }
    }
}

impl Sum {
    pub(super) fn root(root: Root) -> Self {
        match root.exact() {
            Some(rational) => Self::from(rational),
            None => Self::irrational(root),
        }
    }

    /// The sum of a root that is known to be no fraction.
    pub(super) fn irrational(root: Root) -> Self {
        Self { rational: Ratio::zero(), roots: vec![(Ratio::from(1), root)] }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.roots.is_empty() && self.rational.numerator().is_one() && self.rational.denominator().is_one()
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let mut roots = self.roots.clone();
        for (factor, root) in &other.roots {
            match roots.iter_mut().find(|(_, known)| known == root) {
                Some((known, _)) => *known = &*known + factor,
                None => roots.push((factor.clone(), root.clone())),
            }
        }
        roots.retain(|(factor, _)| !factor.is_zero());
        Self { rational: &self.rational + &other.rational, roots }
    }

    pub(super) fn scaled(&self, by: &Ratio) -> Self {
        if by.is_zero() {
            return Self::from(Ratio::zero());
        }
        let roots = self.roots.iter().map(|(factor, root)| (factor * by, root.clone())).collect();
        Self { rational: &self.rational * by, roots }
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        if other.is_whole() {
            return self.clone();
        }
        if self.is_whole() {
            return other.clone();
        }
        if other.roots.is_empty() {
            return self.scaled(&other.rational);
        }
        if self.roots.is_empty() {
            return other.scaled(&self.rational);
        }
        let mut product = other.scaled(&self.rational);
        for (factor, root) in &self.roots {
            product =
                product.plus(&Self { rational: Ratio::zero(), roots: vec![(factor * &other.rational, root.clone())] });
            for (against, second) in &other.roots {
                product = product.plus(&Self::root(root.times(second)).scaled(&(factor * against)));
            }
        }
        product.roots.retain(|(factor, _)| !factor.is_zero());
        product
    }

    pub(super) fn bounds(&self, bits: usize) -> (Ratio, Ratio) {
        let (mut low, mut high) = (self.rational.clone(), self.rational.clone());
        for (factor, root) in &self.roots {
            let (below, above) = root.bounds(bits);
            let (below, above) = (factor * &below, factor * &above);
            let (below, above) = if factor.is_negative() { (above, below) } else { (below, above) };
            low = &low + &below;
            high = &high + &above;
        }
        (low, high)
    }

    /// Bounds as multiples of 2^-[`near::BITS`], cheap and nearly always close enough.
    pub(super) fn near(&self) -> Option<[BigInt; 2]> {
        let rational = self.rational.numerator() << near::BITS;
        let [mut low, mut high] = near::quotient(rational.clone(), rational, self.rational.denominator());
        for (factor, root) in &self.roots {
            let [below, above] = root.near()?;
            let (below, above) = if factor.is_negative() { (above, below) } else { (below, above) };
            let over = factor.numerator();
            let [below, above] = near::quotient(over * below, over * above, factor.denominator());
            low += below;
            high += above;
        }
        Some([low, high])
    }

    /// The same sum with every root that is a rational multiple of an earlier one, or of 1, gathered there.
    pub(super) fn gathered(&self) -> Self {
        let mut sum = Self::from(self.rational.clone());
        for (factor, root) in &self.roots {
            if let Some(rational) = root.exact() {
                sum.rational = &sum.rational + &(factor * &rational);
                continue;
            }
            let known = sum.roots.iter().position(|(_, known)| root.over(known).exact().is_some());
            match known.and_then(|at| sum.roots.get_mut(at)) {
                Some((total, known)) => {
                    let share = root.over(known).exact().unwrap_or_else(Ratio::zero);
                    *total = &*total + &(factor * &share);
                }
                None => sum.roots.push((factor.clone(), root.clone())),
            }
        }
        sum.roots.retain(|(factor, _)| !factor.is_zero());
        sum
    }

    pub(super) fn sign(&self) -> Ordering {
        let decided = |(low, high): (Ratio, Ratio)| {
            if low.is_positive() {
                Some(Ordering::Greater)
            } else if high.is_negative() {
                Some(Ordering::Less)
            } else if low == high {
                Some(Ordering::Equal)
            } else {
                None
            }
        };
        if self.roots.is_empty() {
            return self.rational.numerator().cmp(&BigInt::ZERO);
        }
        if let Some([low, high]) = self.near() {
            if low > BigInt::ZERO {
                return Ordering::Greater;
            }
            if high < BigInt::ZERO {
                return Ordering::Less;
            }
        }
        if let Some(sign) = decided(self.bounds(FIRST_BITS)) {
            return sign;
        }
        let gathered = self.gathered();
        if gathered.roots.is_empty() {
            return gathered.rational.cmp(&Ratio::zero());
        }
        // Not zero, by linear independence.
        let mut bits = 2 * FIRST_BITS;
        loop {
            if let Some(sign) = decided(gathered.bounds(bits)) {
                return sign;
            }
            bits *= 2;
        }
    }
}

/// `of^(1/degree)` of a positive fraction.
#[derive(Clone, Debug)]
pub(super) struct Root {
    of: Ratio,
    degree: u32,
    // Asked once for all copies.
    near: Arc<OnceLock<Option<[BigInt; 2]>>>,
}

impl PartialEq for Root {
    fn eq(&self, other: &Self) -> bool {
        self.degree == other.degree
            && self.of.numerator() == other.of.numerator()
            && self.of.denominator() == other.of.denominator()
    }
}

impl Root {
    pub(super) fn new(of: Ratio, degree: u32) -> Self {
        Self { of, degree, near: Arc::default() }
    }

    fn near(&self) -> Option<&[BigInt; 2]> {
        self.near.get_or_init(|| near::bounds(&self.of, self.degree)).as_ref()
    }

    /// The root as a fraction where it is one.
    pub(super) fn exact(&self) -> Option<Ratio> {
        let whole = |n: &BigInt| {
            // Between the powers of one and of two there is none.
            if n.bits() <= u64::from(self.degree) {
                return n.is_one().then(BigInt::one);
            }
            let root = n.nth_root(self.degree);
            (&num_traits::pow(root.clone(), self.degree as usize) == n).then_some(root)
        };
        if self.degree == 1 {
            return Some(self.of.clone());
        }
        Ratio::new(whole(self.of.numerator())?, whole(self.of.denominator())?).ok()
    }

    fn times(&self, other: &Self) -> Self {
        let degree = least_common_multiple(self.degree, other.degree);
        let left = raised(&self.of, (degree / self.degree) as usize);
        let right = raised(&other.of, (degree / other.degree) as usize);
        Self::new(&left * &right, degree)
    }

    pub(super) fn over(&self, other: &Self) -> Self {
        let inverse = Ratio::from(1).checked_div(&other.of).unwrap_or_else(|_| other.of.clone());
        self.times(&Self::new(inverse, other.degree))
    }

    /// Bounds that are multiples of 2^-bits.
    fn bounds(&self, bits: usize) -> (Ratio, Ratio) {
        let shifted = (self.of.numerator() << (bits * self.degree as usize)) / self.of.denominator();
        let below = shifted.nth_root(self.degree);
        let unit = BigInt::one() << bits;
        let at = |n: BigInt| Ratio::new(n, unit.clone()).unwrap_or_else(|_| Ratio::zero());
        (at(below.clone()), at(below + BigInt::one()))
    }
}

pub(super) fn raised(base: &Ratio, times: usize) -> Ratio {
    if times == 1 {
        return base.clone();
    }
    let (over, under) = (base.numerator().clone(), base.denominator().clone());
    Ratio::new(num_traits::pow(over, times), num_traits::pow(under, times)).unwrap_or_else(|_| Ratio::zero())
}

fn least_common_multiple(a: u32, b: u32) -> u32 {
    let (mut x, mut y) = (a, b);
    while !y.is_zero() {
        (x, y) = (y, x % y);
    }
    (a / x.max(1)).saturating_mul(b)
}
