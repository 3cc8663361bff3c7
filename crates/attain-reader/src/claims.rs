//! The arithmetic that a report states: which figures are set beside which, and whether the result is right.
//!
//! | kind | stated | from |
//! |---|---|---|
//! | share of plan | `bằng 116,4% kế hoạch` | the result before it; the plan's figure beside it, if printed |
//! | growth | `tăng 5% so với 17.091 tỷ đồng`, `gấp đôi` | the level before it; the base beside it |
//! | difference | `giảm 0,8 điểm %`, `tăng 3.493 tỷ đồng` | the same |
//! | sum | a total | the parts in its parenthesis, after `gồm`; after `trong đó` only where they add up |
//! | ratio | `26/28 chỉ tiêu (92,9%)`, `16 xã, chiếm 5%` | k and n; the part and its total |
//! | per capita | `50 triệu đồng/người` | the total and the heads of its sentence |
//! | consistency | a figure given again | the first time |
//! | record | `cao nhất từ trước đến nay` | earlier figures, which the report itself rarely prints |
//!
//! A claim needs figures that belong together: of one indicator, in one sentence, and marked as part, plan or base by the
//! words between them. Where only their places tie two figures, a result that is far from what is stated says that they
//! do not belong together, rather than that the report is wrong: see [`is_near`].

mod consistency;
mod evidence;
mod growth;
mod history;
mod parts;
mod share;

use attain::{Check, Claim, Figure, Kind, Locale, Quantity, Ratio, Value, Verdict, interrupt};

use crate::alike::Name;
use crate::mention::{Form, Mention, MentionKind, Role};
use crate::reading::{Draft, Spot, StatedClaim};

/// How many mentions of a sentence are looked at on either side.
const REACH: usize = 48;

/// Returns the claims of a report, in the order of the figures that they state.
pub(crate) fn claims(drafts: &[Draft]) -> Vec<StatedClaim> {
    let page = Page::new(drafts);
    let mut found = Vec::new();
    for at in 0..drafts.len() {
        interrupt::check();
        let change = share::of_plan(&page, at).or_else(|| growth::growth(&page, at));
        let better = if change.as_ref().is_some_and(is_complete) { None } else { evidence::change_or_share(&page, at) };
        found.extend(better.or(change));
        found.extend(parts::sum(&page, at).or_else(|| evidence::sum_of_neighbours(&page, at)));
        found.extend(parts::ratio(&page, at).or_else(|| evidence::share_of_whole(&page, at)));
        found.extend(parts::per_head(&page, at).or_else(|| evidence::balance(&page, at)));
        found.extend(record(&page, at));
    }
    found.extend(consistency::repeated(&page));
    found.sort_by_key(|claim| claim.stated);
    found
}

/// Whether the figures of a claim are all printed and do not contradict it; for any other a better one may be found.
fn is_complete(claim: &StatedClaim) -> bool {
    !matches!(claim.check.verdict, Verdict::Uncheckable | Verdict::Fails)
}

fn record(page: &Page<'_>, at: usize) -> Option<StatedClaim> {
    let spot = page.spot(at).filter(|spot| spot.record)?;
    let claim = Claim::record(page.figure(at), &[], !spot.lowest);
    Some(stated(claim, at, Vec::new()))
}

fn stated(claim: Claim, at: usize, terms: Vec<Option<usize>>) -> StatedClaim {
    StatedClaim { check: claim.check(), stated: Some(at), terms }
}

/// Whether what follows comes within a fifth of what is stated, so that a slip may have parted the two.
fn is_near(check: &Check) -> bool {
    if matches!(check.verdict, Verdict::Holds | Verdict::OffByLastPlace | Verdict::ConsistentWithBound) {
        return true;
    }
    let (Some(result), Some(unit), Some(Value::Quantity(stated))) =
        (&check.computed, &check.unit, check.claim.stated().map(Figure::value))
    else {
        return false;
    };
    let share = |kind| matches!(kind, Kind::Share | Kind::Growth | Kind::Points);
    let factor = if share(unit.kind()) && share(stated.unit().kind()) {
        Ratio::from(1)
    } else {
        match stated.unit().at(0).factor_to(&unit.at(0)) {
            Ok(factor) => factor,
            Err(_) => return false,
        }
    };
    let value = &stated.value() * &factor;
    let fifth = &value.abs() * &Ratio::new(1, 5).unwrap_or_else(|_| Ratio::zero());
    (result - &value).abs() <= fifth
}

/// The drafts of a report with the names of their indicators.
struct Page<'d> {
    drafts: &'d [Draft],
    names: Vec<Option<Name>>,
    /// The amount of every mention that is one, in its unit itself.
    amounts: Vec<Option<Quantity>>,
}

impl<'d> Page<'d> {
    fn new(drafts: &'d [Draft]) -> Self {
        let name = |draft: &Draft| {
            interrupt::check();
            draft.mention.indicator.as_deref().and_then(Name::of)
        };
        let amount = |draft: &Draft| {
            interrupt::check();
            match draft.mention.value()? {
                Value::Quantity(quantity) => Some(Quantity::new(quantity.base().ok()?, quantity.unit().at(0))),
                _ => None,
            }
        };
        Self { drafts, names: drafts.iter().map(name).collect(), amounts: drafts.iter().map(amount).collect() }
    }

    /// The amount of a mention in its unit itself.
    fn amount(&self, at: usize) -> Option<&Quantity> {
        self.amounts.get(at)?.as_ref()
    }

    fn mention(&self, at: usize) -> Option<&'d Mention> {
        self.drafts.get(at).map(|draft| &draft.mention)
    }

    fn spot(&self, at: usize) -> Option<&'d Spot> {
        self.drafts.get(at).map(|draft| &draft.spot)
    }

    fn name(&self, at: usize) -> Option<&Name> {
        self.names.get(at)?.as_ref()
    }

    fn figure(&self, at: usize) -> Option<Figure> {
        self.mention(at)?.figure()
    }

    /// The mentions before one in its sentence, the nearest first.
    fn before(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.spot(at).map(|spot| spot.sentence);
        let same = move |other: &usize| self.spot(*other).map(|spot| spot.sentence) == sentence;
        (at.saturating_sub(REACH)..at).rev().take_while(same)
    }

    /// The mentions after one in its sentence.
    fn after(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let sentence = self.spot(at).map(|spot| spot.sentence);
        let same = move |other: &usize| self.spot(*other).map(|spot| spot.sentence) == sentence;
        (at + 1..self.drafts.len().min(at + REACH)).take_while(same)
    }

    /// The mentions within some places of one in its sentence: before it, then after it.
    fn around(&self, at: usize, near: usize) -> impl Iterator<Item = usize> + '_ {
        self.before(at).take(near).chain(self.after(at).take(near))
    }

    /// The mentions around one, whatever their sentences: those after it, then those before it, the nearest first.
    fn nearby(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at + 1..self.drafts.len().min(at + REACH)).chain((at.saturating_sub(REACH)..at).rev())
    }

    /// Whether two mentions may be of one indicator: their names agree, or one of them took its name from its neighbour.
    fn is_same(&self, a: usize, b: usize) -> bool {
        match (self.name(a), self.name(b)) {
            (Some(x), Some(y)) => x == y || x.extends(y),
            _ => true,
        }
    }

    /// Whether two mentions count the same thing.
    fn comparable(&self, a: usize, b: usize) -> bool {
        let unit = |at: usize| self.mention(at).and_then(Mention::value).map(|value| value.unit().at(0));
        unit(a).zip(unit(b)).is_some_and(|(a, b)| a.factor_to(&b).is_ok())
    }

    /// Whether a mention says how much there is of something, rather than by how much it changed.
    fn is_level(&self, at: usize) -> bool {
        self.mention(at).is_some_and(|mention| match mention.kind {
            MentionKind::Quantity | MentionKind::Range | MentionKind::Ratio => {
                mention.change.is_none() && mention.role != Role::Share
            }
            MentionKind::Growth => self.is_rate(at),
            _ => false,
        })
    }

    /// Whether a mention is the level of a rate of growth: `tăng trưởng kinh tế đạt 8,05%`.
    fn is_rate(&self, at: usize) -> bool {
        self.mention(at).is_some_and(|m| m.kind == MentionKind::Growth && m.form == Form::Plain && m.of.is_none())
            && self.name(at).is_some_and(Name::is_of_growth)
    }

    /// The level that a figure of growth or of a share speaks of: the nearest one before it of the same indicator.
    fn level_of(&self, at: usize) -> Option<usize> {
        let spot = self.spot(at)?;
        let level = |of: &[Role]| {
            self.before(at).find(|other| {
                let (Some(mention), Some(there)) = (self.mention(*other), self.spot(*other)) else { return false };
                let role = of.contains(&mention.role);
                // What stands in another parenthesis is an aside.
                let open = there.parenthesis == 0 || there.parenthesis == spot.parenthesis;
                role && open && !there.base && !there.superseded && self.is_level(*other) && self.is_same(at, *other)
            })
        };
        level(&[Role::Actual, Role::Target, Role::Growth]).or_else(|| level(&[Role::Plan, Role::Other]))
    }
}

/// Whether a name is of an amount per head: `GRDP bình quân đầu người`, `income per capita`.
fn says_per_head(name: &Name) -> bool {
    [&["bình", "quân", "đầu", "người"][..], &["per", "capita"], &["per", "head"], &["per", "person"]]
        .iter()
        .any(|words| name.holds(words))
}

/// Whether two phrases name one authority, once in full: `HĐND tỉnh`, `tỉnh`.
fn same_authority(a: &str, b: &str) -> bool {
    let (a, b) = (attain::text::prose::folded(a), attain::text::prose::folded(b));
    a == b || a.ends_with(&format!(" {b}")) || b.ends_with(&format!(" {a}"))
}

/// The figure as a level: without its change and its base.
fn level(figure: Figure) -> Figure {
    Figure::new(figure.value().clone()).qualified(figure.qualifiers().iter().copied())
}

impl StatedClaim {
    /// Returns what was stated, what follows from the other figures, and how the two compare.
    #[must_use]
    pub fn explain(&self, locale: Locale) -> String {
        self.check.explain(locale)
    }

    /// Returns the arithmetic: `9.982 tỷ đồng ÷ 8.575 tỷ đồng`.
    #[must_use]
    pub fn expression(&self, locale: Locale) -> String {
        self.check.claim.expression(locale)
    }

    /// Returns the places of its figures in the text, in code points: what is stated first, then the terms that are
    /// printed.
    #[must_use]
    pub fn spans(&self, mentions: &[Mention]) -> Vec<(usize, usize)> {
        let all = self.stated.iter().chain(self.terms.iter().flatten());
        all.filter_map(|at| mentions.get(*at)).map(|mention| (mention.start, mention.end)).collect()
    }
}
