//! The phrase that names what an English figure measures: the noun before the verb, or behind it where somebody acts.

use attain::{Kind, Value};

use super::Passage;
use crate::mention::Doubt;
use super::basis::{Basis, Relation};
use crate::line::{Line, Sort};

/// Verbs that part the noun from its figure.
const VERBS: &[&str] = &[
    "is", "was", "are", "were", "be", "been", "being", "will", "would", "should", "must", "shall", "can", "may", "has", "have", "had", "reached", "reach", "reaching", "reaches", "rose", "rise", "rises", "fell", "fall", "falls", "grew", "grow", "grows", "increased", "increases", "decreased", "decreases", "declined", "declines",
    "dropped", "drops", "stood", "stands", "hit", "totalled", "totaled", "amounted", "amounts", "amounting", "estimated", "projected", "expected", "planned", "targets", "targeted", "targeting", "remained", "remains", "remain", "reported", "recorded", "came", "comes", "come", "climbed", "set", "reduced", "raised", "accounts", "account",
    "accounted", "accounting", "comprising", "cost", "costs", "achieved", "achieve", "surpassed", "widened", "narrowed", "eased", "slowed", "averaged", "averaging", "improved", "goes", "go", "went", "exceeding", "exceeded", "exceed", "numbered", "covers", "cover", "covered", "spent", "used", "aims", "aim", "strives", "strive", "plans", "keep", "keeps", "kept", "maintain", "maintained",
    "create", "created", "build", "built", "train", "trained", "raise", "reduce", "cut", "increase", "close", "closed", "shows", "showed", "brought", "bring", "serve", "serves", "received", "receive", "enrolled", "supported", "provided", "provides", "edged", "doubled", "tripled", "ranked", "ranks", "ranking", "missing", "missed", "met", "pegged", "budgeted", "released", "collected", "attained", "registered", "delivered", "completed", "asks", "generated", "employed", "rebounded",
    "accelerated", "contracted", "expanded", "expand", "lowered", "lower", "earned", "saw", "posted", "jumped", "surged", "slipped", "shrank", "rehabilitated", "disbursed", "absorbed", "produced", "exported", "imported", "attracted", "allocated", "represents", "representing", "represented", "expect", "expects", "anticipate", "allocates", "allocate", "sets", "achieving", "fulfilling", "surpassing", "meeting", "attaining", "hitting", "covering", "making", "welcomed", "attracting", "receiving", "ensure", "ensures", "ensuring", "bringing", "leaving", "marking", "raising", "beating", "forecast", "forecasts", "constructed", "benefited", "served", "installed", "planted", "issued", "reaching", "vaccinated", "mobilised", "mobilized", "invested", "sold", "opened", "launched", "rehabilitated", "lifted", "employs", "employ", "operates", "save", "pays", "paid", "found", "visited", "practised", "require", "requires", "needs", "need", "seeks", "starts", "started",
];

/// Those who act, and are not measured.
const AGENTS: &[&str] = &[
    "s", "imf", "fund", "union", "city", "town", "university", "hospital", "trust", "foundation", "business", "firm", "organisation", "organization", "service", "division", "unit", "campaign", "initiative", "you", "i", "mission", "partners", "partner",
    "government", "ministry", "province", "district", "city", "authorities", "authority", "project", "programme", "program", "company", "board", "department", "centre", "center", "central", "bank", "country", "we", "state", "council", "agency", "team", "the", "national", "local", "provincial", "our", "its", "their", "group", "management", "federal", "county", "assembly", "plan", "also", "they", "it", "quarter", "commission", "region", "year", "sector", "office", "party", "parliament", "minister", "staff", "survey", "latest", "every", "who", "people",
];

/// Nouns that only relate a figure to the one before.
const RELATORS: &[&str] = &[
    "increase", "reduction", "shortfall", "target", "targets", "plan", "performance", "total", "estimate", "estimates", "level", "average", "baseline", "end", "goal", "rise", "gain", "decline", "decrease", "drop", "fall", "share", "rate", "result", "actual", "results", "planned", "earlier", "annual", "percent", "value", "figure", "global", "national", "final", "initial", "it", "they", "this", "that", "which", "these", "those", "them", "now", "still", "previous", "same", "period", "one", "all", "ones", "original", "revised", "stricter", "survey", "latest", "change",
    "ceiling", "highest", "lowest", "ever", "fastest", "half", "year", "quarter", "month", "extent", "well", "short", "there", "up", "down", "objective", "kr", "respectively", "further", "about", "new", "total of", "year-end", "by", "much", "around", "less", "more", "than", "only", "just", "nearly", "central", "bank", "almost", "over", "some", "at", "on", "off", "not", "first", "second", "gap", "time", "basis", "constant", "currency",
];

/// Words that open or close a phrase without being of it.
const LIGHT: &[&str] = &[
    "of", "which", "including", "and", "while", "but", "with", "the", "a", "an", "its", "their", "our", "also", "however", "meanwhile", "in", "for", "to", "by", "at", "on", "from", "as", "that", "or", "only", "so", "after", "before", "if", "when", "where", "than", "over", "under", "between", "within", "against", "about", "around", "nearly", "almost", "just", "some", "more", "less", "least", "most", "up", "down", "not", "no", "each", "per", "during", "among", "them", "whom", "this", "these", "those", "there", "still", "now", "further", "slightly", "sharply", "roughly", "approximately", "well", "above", "below", "through", "although", "though", "because", "whereas", "since", "until", "i", "e", "ie", "eg", "namely", "every", "together", "respectively", "once", "then", "both", "exactly", "compared", "instead", "due", "nor", "into", "out", "equal", "equivalent", "additionally", "moreover", "furthermore", "s", "overall", "similarly", "finally", "addition", "particular", "target", "goal", "actual", "result",
];

/// Words that begin an adverbial behind a verb.
const ADVERBS: &[&str] = &["in", "on", "at", "by", "for", "from", "with", "under", "during", "since", "within", "across", "over", "after", "before", "between", "among", "to", "through", "until", "despite", "as"];

/// Whether a verb stands at a token, rather than a participle within a noun phrase.
pub(super) fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    VERBS.contains(&word) && !(at > 0 && matches!(line.word(at - 1), "the" | "or" | "new" | "a" | "an" | "of" | "newly" | "per" | "total" | "annual" | "its" | "tax") && !line.is_broken(at))
}

/// Whether a word tells of a course.
pub(super) fn is_course(word: &str) -> bool {
    matches!(word, "edged" | "went" | "rose" | "climbed" | "moved" | "inched" | "jumped" | "shot" | "picked" | "crept" | "is" | "was" | "and" | "came" | "brought" | "scaled" | "stepped" | "goes")
}

/// Whether a name is of money.
pub(super) fn is_money(folded: &str) -> bool {
    ["revenue", "expenditure", "budget", "investment", "loan", "credit", "export", "import", "debt", "gdp", "spending", "cost", "sales", "income", "turnover", "fund", "outlay"].iter().any(|word| folded.contains(word))
}

impl Passage<'_, '_> {
    /// Finds the phrase that names what every figure measures.
    pub(super) fn names_en(&mut self, bases: &[Option<Basis>]) {
        for index in 0..self.figures.len() {
            let (name, inherited) = self.name_en(index, bases);
            if let Some(figure) = self.figures.get_mut(index) {
                (figure.name, figure.inherited) = (name, inherited);
            }
        }
        self.distribute();
    }

    fn name_en(&self, index: usize, bases: &[Option<Basis>]) -> (Option<(usize, usize)>, Option<usize>) {
        let line = self.line;
        let Some(spotted) = self.figures.get(index).map(|figure| figure.spotted) else { return (None, None) };
        let here = self.layout.at(spotted.from);
        let previous = index.checked_sub(1).filter(|at| self.figures.get(*at).is_some_and(|previous| self.layout.at(previous.spotted.from).sentence == here.sentence && !self.is_parted(previous.spotted.end, spotted.from)));
        let open = self.open(index, bases);
        if let Some(name) = self.fragment(index) {
            return (Some(name), None);
        }
        let relation = bases.get(index).and_then(Option::as_ref).map(|base| (base.relation, base.plan));
        let kind = spotted.value.unit().kind();
        let tally = matches!(spotted.value, Value::Tally(_)) && kind != Kind::Rank;
        // A figure that continues the one before: a course, a comparison, the same in other words.
        let lead = spotted.led_from;
        let joint = line.any_before(lead, &["or", "i . e .", "i . e . ,", "ie", "namely", "equal", "equivalent", "up", "down", ", at", "than the", "than", "instead of the", "instead of", "against", "compared with", "compared to", "from"]).is_some()
            || matches!(line.word(lead), "up" | "down" | "from") && line.mark(lead.wrapping_sub(1)) != Some(':')
            || matches!(line.mark(lead.wrapping_sub(1)), Some('(')) && !tally;
        let which = line.any_before(lead, &["of which"]).is_some() && matches!(kind, Kind::Share);
        let mut left = self.left_en(open, lead);
        if let Some((from, to)) = left {
            // `GRDP growth of 8–8.5 percent`: the noun that also leads.
            let to = if matches!(line.word(to), "growth" | "rate") && to < spotted.from { to + 1 } else { to };
            left = Some((from, to));
        }
        if let (Some(previous), true) = (previous, joint || which)
            && (left.is_none() || which)
        {
            return (None, Some(previous));
        }
        // `of which nine are on track`: what the part is told by names it.
        let elided = kind == Kind::Count && spotted.flags.iter().any(|flag| flag.doubt == Doubt::UnitElided) && spotted.value.unit().exponent() == 0;
        if elided {
            let told = line.any(spotted.to, &["are", "is", "were", "was", "had", "have", "in", "did", "on", "at"]).unwrap_or(spotted.to);
            let planned = matches!(line.word(spotted.to), "planned" | "fewer" | "more" | "foreseen" | "did" | "the" | "a");
            return match self.right_en(index, told).filter(|_| !planned) {
                Some(name) => (Some(name), None),
                None => (None, previous),
            };
        }
        // `a 2.4% rise in deposits`
        if let Some((Relation::Noun(_), _)) = relation
            && let Some(from) = line.any(spotted.end + 1, &["in the", "in", "of the", "of"])
        {
            return (self.right_en(index, from), None);
        }
        if left.is_some() && !tally {
            return (left, None);
        }
        let degree = matches!(relation, Some((Relation::Degree(_) | Relation::Compared | Relation::Year, _))) || relation.is_some_and(|(_, plan)| plan);
        let behind = match kind {
            _ if tally || kind == Kind::Count && !spotted.value.unit().is_rate() && !matches!(spotted.value.unit().word(), "place") => self.right_en(index, self.noun(spotted)),
            Kind::Share if !degree => line.any(spotted.end, &["of the", "of all", "of their", "of its", "of"]).and_then(|from| self.right_en(index, from)).filter(|(from, _)| !matches!(line.word(*from), "gdp" | "grdp" | "it" | "them" | "total")),
            Kind::Physical | Kind::Money | Kind::Duration => line.any(spotted.end, &["of the", "of"]).and_then(|from| self.right_en(index, from)).filter(|_| previous.is_none()),
            _ => None,
        };
        if tally {
            return (left.or(behind), None);
        }
        let bare = kind == Kind::Count && !spotted.value.unit().is_rate() && self.noun(spotted) < spotted.to;
        if behind.is_some() && (bare && !degree || previous.is_none() || kind == Kind::Share && !joint) {
            return (behind, None);
        }
        if previous.is_some() {
            return (None, previous);
        }
        if behind.is_some() {
            return (behind, None);
        }
        // A label or a pronoun speaks of the figure in the sentence before.
        (None, index.checked_sub(1))
    }

    /// A sentence without figures and verbs before a figure names it: `Average wait at the call centre. Target: …`.
    fn fragment(&self, index: usize) -> Option<(usize, usize)> {
        let spotted = self.figures.get(index)?.spotted;
        let start = self.layout.sentence_start(spotted.from);
        let from = self.layout.sentence_start(start.checked_sub(1)?);
        let bare = !self.figures.iter().any(|figure| figure.spotted.from >= from && figure.spotted.from < start) && !self.times.iter().any(|time| time.from >= from && time.from < start);
        let opens = (from..start).all(|at| !matches!(self.line.word(at), "is" | "was" | "are" | "were" | "has" | "have" | "had" | "will"));
        let label = (start..spotted.from).any(|at| self.line.mark(at) == Some(':')) || self.left_en(start, spotted.led_from).is_none();
        (bare && opens && label && start - from >= 3).then_some(())?;
        self.trimmed(from, start)
    }

    /// Whether a semicolon with a new subject stands between two tokens.
    fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.line.mark(at) == Some(';')) && (from..to).any(|at| self.line.mark(at) == Some(':'))
    }

    /// The noun before a figure.
    fn left_en(&self, open: usize, lead: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let mut from = lead;
        let mut end = lead;
        loop {
            if from <= open {
                break;
            }
            let at = from - 1;
            match line.mark(at) {
                Some(':') => {
                    // A label names what stands behind its colon, unless other words do.
                    let named = self.noun_en(from, end);
                    if named.is_some() {
                        break;
                    }
                    let label = self.noun_en(self.label(at, open), at);
                    return label;
                }
                Some(';' | '|' | '[' | ']' | '!' | '?' | '•' | '“' | '”' | '"' | '→' | '●' | '▪') => break,
                Some('(') if line.mark(lead.wrapping_sub(1)) == Some('(') => break,
                Some('-' | '–' | '—') if at == 0 || line.is_broken(at) || (!line.is_glued(at) && !line.is_glued(at + 1)) => break,
                Some(',') => {
                    if self.noun_en(from, end).is_some() {
                        break;
                    }
                    end = at;
                }
                _ => {}
            }
            from = at;
        }
        self.noun_en(from, end)
    }

    /// Where a label begins that ends before its colon.
    fn label(&self, colon: usize, open: usize) -> usize {
        let mut from = colon;
        while from > open && !matches!(self.line.mark(from - 1), Some(';' | '|' | '•' | ':' | '(' | '●' | '▪' | ',')) && !(matches!(self.line.mark(from - 1), Some('-' | '–' | '—')) && !self.line.is_glued(from)) {
            from -= 1;
        }
        from
    }

    /// The last noun phrase between two tokens that names something measured.
    fn noun_en(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let mut chunks: Vec<(usize, usize, bool)> = Vec::new();
        let (mut begin, mut behind) = (from, false);
        for at in from..=to {
            let verb = at < to && is_verb(line, at) && !self.in_time(at);
            let cut = at < to && (line.mark(at) == Some(',') || self.in_time(at) && at == begin);
            if at == to || verb || cut {
                if at > begin {
                    chunks.push((begin, at, behind));
                }
                begin = at + 1;
                behind |= verb;
            }
        }
        for (from, to, behind) in chunks.into_iter().rev() {
            if behind && ADVERBS.contains(&line.word(from)) && !self.is_object(from) {
                continue;
            }
            let Some((from, to)) = self.trimmed(from, to) else { continue };
            let words = |list: &[&str]| (from..to).all(|at| line.sort(at) != Some(Sort::Word) || list.contains(&line.word(at)) || LIGHT.contains(&line.word(at)) || self.in_time(at));
            if words(RELATORS) {
                if matches!(line.word(from), "it" | "they" | "this" | "which" | "that") {
                    return None;
                }
                continue;
            }
            if words(AGENTS) {
                continue;
            }
            return Some((from, to));
        }
        None
    }

    /// `strives for`, `aims at`: the preposition belongs to the verb.
    fn is_object(&self, at: usize) -> bool {
        at > 0 && matches!((self.line.word(at - 1), self.line.word(at)), ("strives" | "strive" | "aims" | "aim", "for" | "at") | ("account" | "accounts" | "accounted", "for"))
    }

    /// A phrase without what opens and closes it.
    fn trimmed(&self, mut from: usize, mut to: usize) -> Option<(usize, usize)> {
        let line = self.line;
        while from < to && (LIGHT.contains(&line.word(from)) || self.in_time(from) || line.mark(from).is_some_and(|ch| ch != '(') || line.is_digits(from)) {
            from += 1;
        }
        while to > from && (LIGHT.contains(&line.word(to - 1)) || self.in_time(to - 1) || line.mark(to - 1).is_some_and(|ch| ch != ')') || line.is_digits(to - 1)) {
            to -= 1;
        }
        // A closing parenthesis without its opening.
        if to > from && line.mark(to - 1) == Some(')') && !(from..to).any(|at| line.mark(at) == Some('(')) {
            to -= 1;
        }
        (from..to).any(|at| line.sort(at) == Some(Sort::Word)).then_some((from, to))
    }

    /// The noun phrase that begins at a token behind a figure.
    fn right_en(&self, index: usize, from: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let from = line.any(from, &["of the", "of all", "of", "the", "all", "live", "them"]).filter(|next| *next > from && line.sort(*next) == Some(Sort::Word)).unwrap_or(from);
        let next = self.figures.get(index + 1).map_or(usize::MAX, |next| next.spotted.led_from);
        let limit = next.min(self.layout.sentence_end(spotted.from)).max(spotted.to);
        let mut to = from;
        while to < limit && to - from < 12 {
            let mark = line.mark(to).is_some_and(|ch| !matches!(ch, '-' | '/' | '\'' | '’' | '&'));
            let stop = to > from && (self.in_time(to) && to >= spotted.to || matches!(line.word(to), "compared" | "up" | "down" | "while" | "which" | "but" | "from" | "by" | "against" | "as" | "and" | "were" | "was" | "are" | "is" | "per" | "than" | "had" | "have" | "has" | "out"));
            if mark || stop {
                break;
            }
            to += 1;
        }
        self.trimmed(from, to)
    }
}
