//! The noun phrase on either side of an English figure.

use super::verb::{ADVERBS, AGENTS, LIGHT, RELATORS, is_verb};
use crate::line::Sort;
use crate::sense::en::Passage;
use crate::words::words;

impl Passage<'_, '_> {
    /// A sentence without figures and verbs before a figure names it: `Average wait at the call centre. Target: …`.
    pub(super) fn fragment(&self, index: usize) -> Option<(usize, usize)> {
        let spotted = self.figures.get(index)?.spotted;
        let start = self.layout.sentence_start(spotted.from);
        let from = self.layout.sentence_start(start.checked_sub(1)?);
        let bare = !self.figures.iter().any(|figure| figure.spotted.from >= from && figure.spotted.from < start)
            && !self.times.iter().any(|time| time.from >= from && time.from < start);
        let opens = (from..start)
            .all(|at| !matches!(self.line.word(at), "is" | "was" | "are" | "were" | "has" | "have" | "had" | "will"));
        let label = (start..spotted.from).any(|at| self.line.mark(at) == Some(':'))
            || self.left_en(start, spotted.led_from).is_none();
        (bare && opens && label && start - from >= 3).then_some(())?;
        self.trimmed(from, start)
    }

    /// Whether a semicolon with a new subject stands between two tokens.
    pub(super) fn is_parted(&self, from: usize, to: usize) -> bool {
        (from..to).any(|at| self.line.mark(at) == Some(';')) && (from..to).any(|at| self.line.mark(at) == Some(':'))
    }

    /// The noun before a figure.
    pub(super) fn left_en(&self, open: usize, lead: usize) -> Option<(usize, usize)> {
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
                Some('-' | '–' | '—')
                    if at == 0 || line.is_broken(at) || (!line.is_glued(at) && !line.is_glued(at + 1)) =>
                {
                    break;
                }
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
        while from > open
            && !matches!(self.line.mark(from - 1), Some(';' | '|' | '•' | ':' | '(' | '●' | '▪' | ','))
            && (self.line.is_glued(from) || !matches!(self.line.mark(from - 1), Some('-' | '–' | '—')))
        {
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
            let words = |list: &[&str]| {
                (from..to).all(|at| {
                    line.sort(at) != Some(Sort::Word)
                        || list.contains(&line.word(at))
                        || LIGHT.contains(&line.word(at))
                        || self.in_time(at)
                })
            };
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
        at > 0
            && matches!(
                (self.line.word(at - 1), self.line.word(at)),
                ("strives" | "strive" | "aims" | "aim", "for" | "at") | ("account" | "accounts" | "accounted", "for")
            )
    }

    /// A phrase without what opens and closes it.
    fn trimmed(&self, mut from: usize, mut to: usize) -> Option<(usize, usize)> {
        let line = self.line;
        while from < to
            && (LIGHT.contains(&line.word(from))
                || self.in_time(from)
                || line.mark(from).is_some_and(|ch| ch != '(')
                || line.is_digits(from))
        {
            from += 1;
        }
        while to > from
            && (LIGHT.contains(&line.word(to - 1))
                || self.in_time(to - 1)
                || line.mark(to - 1).is_some_and(|ch| ch != ')')
                || line.is_digits(to - 1))
        {
            to -= 1;
        }
        // A closing parenthesis without its opening.
        if to > from && line.mark(to - 1) == Some(')') && !(from..to).any(|at| line.mark(at) == Some('(')) {
            to -= 1;
        }
        (from..to).any(|at| line.sort(at) == Some(Sort::Word)).then_some((from, to))
    }

    /// The noun phrase that begins at a token behind a figure.
    pub(super) fn right_en(&self, index: usize, from: usize) -> Option<(usize, usize)> {
        let line = self.line;
        let spotted = self.figures.get(index)?.spotted;
        let from = line
            .any(from, words!["of the, of all, of, the, all, live, them"])
            .filter(|next| *next > from && line.sort(*next) == Some(Sort::Word))
            .unwrap_or(from);
        let next = self.figures.get(index + 1).map_or(usize::MAX, |next| next.spotted.led_from);
        let limit = next.min(self.layout.sentence_end(spotted.from)).max(spotted.to);
        let mut to = from;
        while to < limit && to - from < 12 {
            let mark = line.mark(to).is_some_and(|ch| !matches!(ch, '-' | '/' | '\'' | '’' | '&'));
            let stop = to > from
                && (self.in_time(to) && to >= spotted.to
                    || words![
                        "compared, up, down, while, which, but, from, by, against, as, and",
                        "were, was, are, is, per, than, had, have, has, out"
                    ]
                    .contains(&line.word(to)));
            if mark || stop {
                break;
            }
            to += 1;
        }
        self.trimmed(from, to)
    }
}
