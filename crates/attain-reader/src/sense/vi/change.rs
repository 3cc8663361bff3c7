//! The change that Vietnamese verbs say, beside the figure, before its name or at the figure before: `kéo giảm tỷ lệ … 10%`.

use attain::{Change, Kind, Locale, Qualifier, Quantity, Value};

use crate::reading::Draft;
use crate::sense::{Figure, Passage};

/// Whether a value is a share.
fn kind_of_share(value: &Value) -> bool {
    matches!(value.unit().kind(), Kind::Share | Kind::Growth)
}

/// `tăng 3,5 lần`, taken as 3.5 times more: 4.5 times as much.
pub(super) fn one_more(value: &Value) -> Option<Value> {
    let Value::Quantity(quantity) = value else { return None };
    let more = quantity.amount().checked_add(attain::Decimal::ONE)?;
    Some(Value::Quantity(Quantity::new(more, quantity.unit().clone())))
}

/// What the verbs around a figure say of it.
#[derive(Clone, Debug)]
pub(super) struct Verbs {
    pub(super) change: Option<Change>,
    /// `vượt`: beyond a plan, a time, or an amount.
    pub(super) exceeds: bool,
    /// `vượt chỉ tiêu phấn đấu 65.000 tỷ đồng`: the figure is the plan's.
    pub(super) planned_level: bool,
    pub(super) qualifiers: Vec<Qualifier>,
}

impl Passage<'_, '_> {
    /// What the verbs say: those in front of the figure, of its name, before its base, and at the figure before.
    pub(super) fn verbs(
        &self,
        index: usize,
        figure: &Figure<'_>,
        unit: Kind,
        drafts: &[Draft],
        placed: &[Option<usize>],
    ) -> Verbs {
        let (line, spotted) = (self.line, figure.spotted);
        let mut lead = figure.spotted.lead.clone();
        if figure.base.is_none() && lead.change.is_none() && !lead.level && !lead.equals {
            lead.change = self.opening_verb(index, figure);
        }
        let mut qualifiers = lead.qualifiers.clone();
        // `số vốn tăng thêm đạt 6,4 tỉ USD`: the verb belongs to the noun, and a level follows.
        let level = lead.change.is_some()
            && (spotted.led_from + 1..spotted.from).any(|at| matches!(line.word(at), "đạt" | "là"));
        let mut change = lead.change.filter(|_| !level);
        let mut exceeds = lead.exceeds;
        if change.is_none() && !exceeds {
            (change, exceeds) = self.verb(index, figure);
        }
        // `cao hơn 0,36 điểm % so với mục tiêu`: a change; `cao hơn 15%`: more than.
        if let Some(compares) = lead.compares {
            if figure.base.is_some() || unit == Kind::Points || lead.change.is_some() {
                change = Some(compares);
            } else {
                qualifiers.push(if compares == Change::Down { Qualifier::Under } else { Qualifier::Over });
            }
        }
        if change.is_none() && !exceeds && figure.base.is_none() {
            change = self.gapped(index, drafts, placed);
        }
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let planned_level = exceeds && !share && lead.asks && figure.base.is_none();
        Verbs { change, exceeds, planned_level, qualifiers }
    }

    /// A verb of change that other words part from its figure: `tăng so với cùng kỳ 5%`, `giảm tới mức 3%`.
    pub(super) fn verb(&self, index: usize, figure: &Figure<'_>) -> (Option<Change>, bool) {
        let spotted = figure.spotted;
        let Some(base) = figure.base.as_ref().filter(|base| base.to <= spotted.led_from) else { return (None, false) };
        let floor = self.floor(index);
        let lead = (floor..base.from)
            .rev()
            .find(|at| !matches!(self.line.word(*at), "so" | "với" | "cùng" | "compared" | "with" | "to"));
        match lead.map(|at| self.line.word(at)) {
            Some("tăng" | "increased" | "up" | "rose" | "grew") => (Some(Change::Up), false),
            Some("giảm" | "decreased" | "down" | "fell" | "declined") => (Some(Change::Down), false),
            Some("vượt" | "exceeding" | "exceeded") => (None, true),
            _ => (None, false),
        }
    }

    /// The change that a figure shares with the one before it, where its own verb is left out: `lần lượt tăng 20,4% và
    /// 14,6%`, `tăng 9.850 người (4,3%)`.
    pub(super) fn gapped(&self, index: usize, drafts: &[Draft], placed: &[Option<usize>]) -> Option<Change> {
        let before = index.checked_sub(1)?;
        let (figure, previous) = (self.figures.get(index)?, self.figures.get(before)?);
        let mention = &drafts.get(placed.get(before).copied().flatten()?)?.mention;
        let change = mention.change.filter(|change| matches!(change, Change::Up | Change::Down))?;
        let gap = previous.spotted.end..figure.spotted.led_from;
        if figure.spotted.lead.level {
            return None;
        }
        let joined = !gap.is_empty() && gap.clone().all(|at| matches!(self.line.text(at), "và" | "and" | "," | "("));
        let same = kind_of_share(&previous.spotted.value) && kind_of_share(&figure.spotted.value);
        let open = self.line.mark(previous.spotted.end) == Some('(');
        (joined && (open || same)).then_some(change)
    }

    /// A verb of change in front of the name, with no level behind it: `kéo giảm tỷ lệ giải thể 10%`, `Giảm tỷ lệ hộ nghèo: 0,15%`.
    pub(super) fn opening_verb(&self, index: usize, figure: &Figure<'_>) -> Option<Change> {
        let (from, _) = figure.name?;
        let share = matches!(figure.spotted.value.unit().kind(), Kind::Share | Kind::Points);
        if !share || self.locale != Locale::Vi || self.floor(index) >= from {
            return None;
        }
        match self.line.word(from - 1) {
            "giảm" | "hạ" => Some(Change::Down),
            "tăng" => Some(Change::Up),
            _ => None,
        }
    }
}
