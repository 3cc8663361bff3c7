//! What sort of expression a Vietnamese figure is, and how it is put: an amount, a growth, a share of plan, a level.

use attain::{Change, Kind, Qualifier, Unit, Value};

use super::super::base::Against;
use super::super::{Figure, Passage};
use super::change::{Verbs, one_more};
use crate::mention::{Doubt, Flag, Form, MentionKind};
use crate::reading::Draft;

/// What the words further off say of a share or a rate.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clues {
    /// Whether it stands behind a plan, or is of a disbursement.
    pub(super) of_plan: bool,
    /// What the share before it was, where this one is put more briefly.
    pub(super) told: Option<(MentionKind, Form)>,
    /// Whether its name is of a rate of growth.
    pub(super) grows: bool,
}

impl Passage<'_, '_> {
    /// The kind and the form; what a kind says of the change and the qualifiers goes to the verbs.
    pub(super) fn kind(
        &self,
        figure: &Figure<'_>,
        value: &Value,
        verbs: &mut Verbs,
        clues: Clues,
        flags: &mut Vec<Flag>,
    ) -> (MentionKind, Form) {
        let unit = value.unit().kind();
        let share = matches!(unit, Kind::Share | Kind::Growth);
        let against = figure.base.as_ref().map(|base| base.against);
        let compared = figure.base.as_ref().is_some_and(|base| base.compared);
        let (mut kind, mut form) = (MentionKind::Quantity, Form::Plain);
        if unit == Kind::Rank {
            kind = MentionKind::Rank;
        } else if matches!(value, Value::Tally(_)) {
            kind = MentionKind::Ratio;
        } else if figure.spotted.multiple
            || (unit == Kind::Times && (figure.spotted.lead.times || verbs.change.is_some()))
        {
            (kind, form) = (MentionKind::Growth, Form::Multiple);
            if !figure.spotted.multiple && verbs.change == Some(Change::Up) {
                flags.push(Flag { doubt: Doubt::MultipleOrIncrease, alternative: one_more(value) });
            }
            verbs.change = verbs.change.or(Some(Change::Up));
        } else if verbs.planned_level {
            // `vượt chỉ tiêu phấn đấu 65.000 tỷ đồng`: the figure is the plan's.
        } else if verbs.exceeds {
            let planned = against == Some(Against::Plan) || figure.spotted.lead.asks;
            if share && against != Some(Against::Time) {
                (kind, form, verbs.change) = (MentionKind::ShareOfPlan, Form::Excess, Some(Change::Excess));
            } else if planned || figure.base.is_some() || unit == Kind::Points || share {
                (kind, verbs.change) = (MentionKind::Growth, Some(Change::Excess));
            } else {
                verbs.qualifiers.push(Qualifier::Over);
            }
        } else if verbs.change.is_some() {
            kind = MentionKind::Growth;
            if share && against == Some(Against::Plan) {
                (kind, form) = (MentionKind::ShareOfPlan, Form::Excess);
            }
        } else if let Some((of_kind, of_form)) = clues.told {
            (kind, form) = (of_kind, of_form);
        } else if share && (against == Some(Against::Plan) || clues.of_plan) {
            kind = MentionKind::ShareOfPlan;
        } else if share
            && against == Some(Against::Time)
            && (compared || figure.spotted.lead.equals || self.is_same_time(figure))
        {
            (kind, form) = (MentionKind::Growth, Form::Level);
        } else if unit == Kind::Share && clues.grows {
            kind = MentionKind::Growth;
        }
        (kind, form)
    }

    /// `đạt 119,07%` behind a level: of what the figures before it were shares of.
    pub(super) fn is_shortened(&self, figure: &Figure<'_>, verbs: &Verbs, before: Option<&Draft>) -> bool {
        let lead = &figure.spotted.lead;
        let bare = figure.base.is_none() && figure.name.is_none() && verbs.change.is_none() && !verbs.exceeds;
        let level = lead.equals || lead.level && !self.is_part(figure);
        let amount = before.is_some_and(|draft| {
            !matches!(draft.mention.unit().map(Unit::kind), Some(Kind::Share | Kind::Growth | Kind::Points))
                && draft.mention.kind == MentionKind::Quantity
        });
        bare && level && amount
    }
}
