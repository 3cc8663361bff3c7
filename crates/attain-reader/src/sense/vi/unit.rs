//! The unit that a figure leaves out: `2.235 tỷ`, `số bác sĩ/vạn dân đạt 11,6`.

use attain::{Kind, Locale, Unit, Value};

use crate::mention::Doubt;
use crate::reading::Draft;
use crate::sense::{Passage, Report};
use crate::words::words;

impl Passage<'_, '_> {
    /// A value with the unit that stands elsewhere: at the money before, in the name, at the next figure.
    pub(super) fn measured(
        &self,
        index: usize,
        mut value: Value,
        folded: &str,
        before: Option<&Draft>,
        sentence: usize,
        report: &mut Report,
    ) -> Value {
        let Some(figure) = self.figures.get(index) else { return value };
        // A scale word without a unit.
        if figure.spotted.flags.iter().any(|flag| flag.doubt == Doubt::UnitElided)
            && value.unit().kind() == Kind::Number
        {
            if let Some(unit) = self.elided(&value, before, report, folded, self.in_list(index).then_some(sentence)) {
                value = value.relabelled(&unit.at(value.unit().exponent()));
            }
        } else if value.unit().kind() == Kind::Money && !value.unit().is_rate() {
            report.money = Some(value.unit().at(0));
            report.money_sentence = Some(sentence);
        }
        if let Some(unit) = figure.name.and_then(|name| self.per_of_name(name, &value)) {
            value = value.relabelled(&unit.at(value.unit().exponent()));
        } else if let Some(unit) = self.shared_per(index, &value) {
            value = value.relabelled(&unit.at(value.unit().exponent()));
        }
        value
    }

    /// Whether a figure goes on with a list that the one before it began: no semicolon parts them.
    pub(super) fn in_list(&self, index: usize) -> bool {
        let (Some(figure), Some(previous)) =
            (self.figures.get(index), index.checked_sub(1).and_then(|at| self.figures.get(at)))
        else {
            return false;
        };
        (previous.spotted.end..figure.spotted.from).all(|at| self.line.mark(at) != Some(';'))
    }

    /// The rate that the name of a count says: `số bác sĩ/vạn dân đạt 11,6`, `số bác sĩ trên 1 vạn dân đạt 12,5 bác sĩ`.
    pub(super) fn per_of_name(&self, (from, to): (usize, usize), value: &Value) -> Option<Unit> {
        use attain::text::prose::{Context, Reader, unit};
        let own = value.unit();
        if own.is_rate() || !matches!(own.kind(), Kind::Number | Kind::Count) {
            return None;
        }
        let lexicon = attain::Lexicon::new();
        let reader = Reader { locale: self.locale, context: Context::Prose, lexicon: &lexicon, foreign: false };
        (from..to).find_map(|at| {
            let found = unit(&mut self.line.cursor(at), reader)?;
            let known = own.kind() == Kind::Number || found.numerator() == *own || own.code() == "person";
            (found.is_rate() && found.kind() == Kind::Count && known).then_some(found)
        })
    }

    /// The denominator that a count shares with the next one: `10 bác sĩ và 30 giường bệnh/1 vạn dân`.
    pub(super) fn shared_per(&self, index: usize, value: &Value) -> Option<Unit> {
        let (figure, next) = (self.figures.get(index)?, self.figures.get(index + 1)?);
        let (own, other) = (value.unit(), next.spotted.value.unit());
        let joined = (figure.spotted.end..next.spotted.from).all(|at| matches!(self.line.text(at), "và" | "," | "and"));
        if own.is_rate() || own.kind() != Kind::Count || !other.is_rate() || other.kind() != Kind::Count || !joined {
            return None;
        }
        let tail = other.code().strip_prefix(other.numerator().code())?;
        Unit::from_code(&format!("{}{tail}", own.code())).ok()
    }

    /// The unit of a number with a scale word alone: `2.235 tỷ`.
    pub(super) fn elided(
        &self,
        value: &Value,
        before: Option<&Draft>,
        report: &Report,
        folded: &str,
        list: Option<usize>,
    ) -> Option<Unit> {
        let exponent = value.unit().exponent();
        let previous = before
            .and_then(|draft| draft.mention.unit())
            .filter(|unit| matches!(unit.kind(), Kind::Money | Kind::Count | Kind::Physical));
        let money = words![
            "thu , chi , vốn, doanh thu, giá trị, kim ngạch, tín dụng, dư nợ, huy động, đầu tư",
            "ngân sách, giải ngân, nợ, grdp, gdp, kinh phí, tiền, lợi nhuận, thuế, revenue",
            "expenditure, budget, investment, loan, credit, export, import, debt, spending"
        ];
        let named = money.iter().any(|word| format!("{folded} ").contains(word));
        let currency = report.money.clone().filter(|_| list.is_some() && report.money_sentence == list);
        match (self.locale, previous) {
            (Locale::Vi, _) if currency.is_some() && exponent >= 6 => currency,
            (_, Some(unit)) if !named || unit.kind() == Kind::Money => Some(unit.at(0)),
            (Locale::Vi, _) if exponent >= 9 || named => {
                Some(report.money.clone().filter(|_| named && exponent < 9).or_else(|| Unit::from_code("VND").ok())?)
            }
            (_, _) if named => report.money.clone(),
            _ => None,
        }
    }
}
