//! What a Vietnamese figure does: planned, a part of a whole, a limit on what is counted.

use attain::{Change, Kind, Qualifier, Value};

use crate::mention::{MentionKind, Role};
use crate::reading::Draft;
use crate::scan::Spotted;
use crate::sense::base::Against;
use crate::sense::{Figure, NEAR, Passage, REACH, base};
use crate::words::words;

/// What is found out about a figure before its role is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    pub(super) kind: MentionKind,
    pub(super) change: Option<Change>,
    pub(super) unit: Kind,
    /// Whether its passage asks for something.
    pub(super) wanted: bool,
    pub(super) planned_level: bool,
    pub(super) superseded: bool,
}

impl Passage<'_, '_> {
    /// What a figure does in the report.
    pub(super) fn role(&self, index: usize, figure: &Figure<'_>, judged: Judged, qualifiers: &[Qualifier]) -> Role {
        let spotted = figure.spotted;
        let planned_here = judged.planned_level
            || figure.is_base == Some(Against::Plan)
            || self.names_plan(figure, index) && !(judged.wanted && index == 0);
        match judged.kind {
            MentionKind::Rank if !judged.wanted => Role::Other,
            _ if self.limits(index, qualifiers) => Role::Other,
            _ if judged.superseded => Role::Plan,
            _ if planned_here
                && matches!(
                    judged.kind,
                    MentionKind::Quantity | MentionKind::Range | MentionKind::Ratio | MentionKind::Growth
                )
                && (figure.is_base.is_some() || judged.planned_level || !judged.wanted) =>
            {
                Role::Plan
            }
            MentionKind::ShareOfPlan if !judged.wanted => Role::Share,
            MentionKind::Growth if !judged.wanted => Role::Growth,
            MentionKind::Range if judged.change.is_some() && !judged.wanted => Role::Growth,
            _ if matches!(judged.unit, Kind::Share | Kind::Points) && self.is_part(figure) && !judged.wanted => {
                Role::Share
            }
            _ if judged.wanted => Role::Target,
            _ if self.is_task(spotted) => Role::Other,
            _ if judged.unit == Kind::Duration => Role::Other,
            _ => Role::Actual,
        }
    }

    /// Whether a figure limits what the count before it counts, `28 mặt hàng đạt kim ngạch trên 1 tỷ USD`, rather than
    /// measuring anything.
    pub(super) fn limits(&self, index: usize, qualifiers: &[Qualifier]) -> bool {
        let bound = qualifiers.iter().any(|q| matches!(q, Qualifier::Over | Qualifier::Under | Qualifier::AtLeast));
        let (Some(figure), Some(previous)) =
            (self.figures.get(index), index.checked_sub(1).and_then(|at| self.figures.get(at)))
        else {
            return false;
        };
        let counted = previous.spotted.value.unit().kind() == Kind::Count && !previous.spotted.value.unit().is_rate();
        bound
            && counted
            && self.layout.at(previous.spotted.to).clause == self.layout.at(figure.spotted.from).clause
            && figure.spotted.value.unit().kind() != Kind::Count
    }

    /// Whether a share without a base of its own is one of a plan: behind the plan's figure, or of a disbursement.
    pub(super) fn is_of_plan(&self, index: usize, folded: &str, drafts: &[Draft], placed: &[Option<usize>]) -> bool {
        let Some(figure) = self.figures.get(index) else { return false };
        let spotted = figure.spotted;
        let verb = spotted.lead.equals
            || (spotted.led_from..spotted.from).any(|at| matches!(self.line.word(at), "đạt" | "tương"));
        let planned = index
            .checked_sub(1)
            .and_then(|before| placed.get(before).copied().flatten())
            .and_then(|at| drafts.get(at))
            .is_some_and(|draft| draft.mention.role == Role::Plan && draft.mention.kind == MentionKind::Quantity);
        let disbursed = folded.contains("giải ngân") && !folded.starts_with("tỷ lệ hộ");
        if self.limits(index, &spotted.lead.qualifiers) {
            return false;
        }
        (verb && planned && figure.name.is_none())
            || (disbursed && (figure.inherited.is_none() || verb) && !self.is_part(figure))
    }

    /// Statuses that stand further from the figure than its other words: `ước cả năm thu được 17.946 tỷ đồng`.
    pub(super) fn statuses(&self, figure: &Figure<'_>, index: usize, qualifiers: &mut Vec<Qualifier>) {
        if qualifiers.contains(&Qualifier::Estimated) {
            return;
        }
        let spotted = figure.spotted;
        let clause = self.layout.at(spotted.from).clause;
        let floor = self.floor(index);
        let words = self.locale.pick(
            words!["ước, ước tính, ước đạt, ước thực hiện, dự ước, dự kiến, dự báo", "sơ bộ, dự tính"],
            words![
                "estimated, projected, forecast, expected, preliminary, projections",
                "estimates, projects, forecasts"
            ],
        );
        let said = (floor..spotted.led_from).filter(|at| self.layout.at(*at).clause == clause).any(|at| {
            words.iter().any(|word| self.line.phrase(at, word).is_some())
                && !(self.line.word(at) == "ước" && matches!(self.line.word(at + 1), "mơ" | "vọng" | "muốn"))
        });
        if said {
            qualifiers.insert(0, Qualifier::Estimated);
        }
    }

    /// Whether the figure gives a share of a whole: `chiếm 35%`, `accounting for 35 percent`.
    pub(super) fn is_part(&self, figure: &Figure<'_>) -> bool {
        let from = figure.spotted.led_from.saturating_sub(2);
        let structure = (self.layout.sentence_start(from).max(from.saturating_sub(REACH))..from)
            .any(|at| self.line.any(at, &["cơ cấu", "tỷ trọng"]).is_some());
        let verb = (from..figure.spotted.from).any(|at| {
            words!["chiếm, accounting, accounted, accounts, representing, represents"].contains(&self.line.word(at))
                || self.line.any(at, &["đóng góp", "tương đương"]).is_some()
        });
        let whole =
            figure.spotted.lead.equals && figure.base.as_ref().is_some_and(|base| base.against == Against::Whole);
        (verb && !structure) || whole
    }

    /// Whether the words before the figure name a plan rather than a result: `kế hoạch 8.575 tỷ đồng`, `dự toán giao 500 tỷ`.
    pub(super) fn names_plan(&self, figure: &Figure<'_>, index: usize) -> bool {
        let spotted = figure.spotted;
        if spotted.lead.asks
            && spotted.lead.change.is_none()
            && !spotted.lead.exceeds
            && spotted.lead.compares.is_none()
        {
            return true;
        }
        let floor = self.floor(index);
        let last = (floor..spotted.led_from).rev().take(6).find(|at| base::is_plan(self.line, *at, self.locale));
        last.is_some_and(|at| {
            let behind = (at..spotted.led_from).all(|at| {
                self.line.mark(at).is_none_or(|ch| matches!(ch, '(' | ':'))
                    && !matches!(self.line.word(at), "đạt" | "ước" | "tăng" | "giảm")
            });
            behind
                && !spotted.lead.equals
                && !matches!(spotted.value.unit().kind(), Kind::Share)
                && self.line.any_before(at, &["thực hiện", "hoàn thành", "triển khai", "xây dựng"]).is_none()
        })
    }

    pub(super) fn is_superseded(&self, spotted: &Spotted) -> bool {
        let words = self.locale.pick(
            words!["thay vì, thay cho, thay cho mức, thay vì mức, điều chỉnh từ"],
            words!["instead of, rather than, down from the, revised from"],
        );
        self.line.any_before(spotted.led_from, words).is_some()
    }

    /// The total that a figure is a part of: the one before its parenthesis or before `trong đó`.
    pub(super) fn part_of(
        &self,
        index: usize,
        value: &Value,
        placed: &[Option<usize>],
        drafts: &[Draft],
    ) -> Option<usize> {
        let figure = self.figures.get(index)?;
        figure.name?;
        if figure.is_base.is_some() || figure.spotted.lead.change.is_some() {
            return None;
        }
        let here = self.layout.at(figure.spotted.from);
        let from = self.layout.sentence_start(figure.spotted.from).max(figure.spotted.from.saturating_sub(REACH));
        let words = self
            .locale
            .pick(&["trong đó", "bao gồm", "gồm"][..], words!["of which, including, comprising, consisting of"]);
        let cue =
            (from..figure.spotted.from).rev().find(|at| words.iter().any(|word| self.line.phrase(*at, word).is_some()));
        (0..index).rev().take(NEAR).find_map(|before| {
            let total = self.figures.get(before)?;
            let there = self.layout.at(total.spotted.from);
            let held = here.parenthesis > 0 && there.parenthesis != here.parenthesis && there.sentence == here.sentence;
            let cued = cue.is_some_and(|cue| total.spotted.to <= cue) && there.sentence == here.sentence;
            let mention = placed.get(before).copied().flatten()?;
            let same = drafts.get(mention)?.mention.value()?.unit().at(0) == value.unit().at(0);
            let level = drafts.get(mention)?.mention.change.is_none();
            ((held || cued) && same && level).then_some(mention)
        })
    }
}
