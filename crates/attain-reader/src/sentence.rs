//! A stretch cut into sentences, clauses and parentheses, token by token.

use crate::line::{Line, Sort};
use crate::words::words;

/// Where a token stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Standing {
    /// The sentence of the stretch, from 0.
    pub(crate) sentence: usize,
    /// The clause of the stretch, from 0: `;`, `:`, `,` and parentheses part them.
    pub(crate) clause: usize,
    /// The innermost parenthesis of the stretch, from 1; 0 outside.
    pub(crate) parenthesis: usize,
}

/// The standing of every token of a stretch.
pub(crate) struct Layout {
    standing: Vec<Standing>,
}

impl Layout {
    pub(crate) fn new(line: &Line<'_>, figures: &[(usize, usize)]) -> Self {
        let mut standing = Vec::with_capacity(line.len());
        let mut here = Standing::default();
        let mut open: Vec<usize> = Vec::new();
        let mut parentheses = 0;
        let mut figures = figures.iter().peekable();
        for at in 0..line.len() {
            while figures.next_if(|(_, to)| *to <= at).is_some() {}
            let inside = figures.peek().is_some_and(|(from, to)| (*from..*to).contains(&at));
            match line.mark(at).filter(|_| !inside) {
                Some('(' | '[') => {
                    parentheses += 1;
                    open.push(parentheses);
                    here.parenthesis = parentheses;
                    here.clause += 1;
                    standing.push(here);
                }
                Some(')' | ']') => {
                    standing.push(here);
                    open.pop();
                    here.parenthesis = open.last().copied().unwrap_or(0);
                    here.clause += 1;
                }
                Some(mark @ ('.' | '!' | '?' | '…')) => {
                    standing.push(here);
                    if mark != '.' || ends(line, at) {
                        here.sentence += 1;
                        here.clause += 1;
                        open.clear();
                        here.parenthesis = 0;
                    }
                }
                Some(';' | ',' | ':' | '|' | '•') => {
                    standing.push(here);
                    here.clause += 1;
                }
                Some('-' | '–' | '—') if !line.is_glued(at) && !line.is_glued(at + 1) => {
                    standing.push(here);
                    here.clause += 1;
                }
                _ => standing.push(here),
            }
        }
        Self { standing }
    }

    /// Where a token stands; beyond the end, where the last one does.
    pub(crate) fn at(&self, at: usize) -> Standing {
        self.standing.get(at).or(self.standing.last()).copied().unwrap_or_default()
    }

    /// The number of sentences.
    pub(crate) fn sentences(&self) -> usize {
        self.standing.last().map_or(1, |last| last.sentence + 1)
    }

    /// The number of clauses.
    pub(crate) fn clauses(&self) -> usize {
        self.standing.last().map_or(1, |last| last.clause + 1)
    }

    /// The number of parentheses.
    pub(crate) fn parentheses(&self) -> usize {
        self.standing.iter().map(|here| here.parenthesis).max().unwrap_or(0)
    }

    /// The first token of the sentence that a token stands in.
    pub(crate) fn sentence_start(&self, at: usize) -> usize {
        let sentence = self.at(at).sentence;
        self.standing.partition_point(|here| here.sentence < sentence)
    }

    /// The token after the sentence that a token stands in.
    pub(crate) fn sentence_end(&self, at: usize) -> usize {
        let sentence = self.at(at).sentence;
        self.standing.partition_point(|here| here.sentence <= sentence)
    }
}

/// Whether a full stop ends a sentence: a capital, a digit or nothing follows, and no short form stands before it.
fn ends(line: &Line<'_>, at: usize) -> bool {
    if line.is_glued(at + 1) && line.sort(at + 1).is_some() {
        // A space that was lost: `tỷ đồng.Thu nội địa`.
        return line.sort(at + 1) == Some(Sort::Word)
            && line.is_capital(at + 1)
            && at > 0
            && line.word(at - 1).chars().count() > 2;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    let short =
        words!["tp, tx, gs, pgs, ts, ths, bs, tr, no, nos, mr, mrs, ms, dr, st, vs", "approx, eg, ie, fig, art, para"]
            .contains(&line.word(before));
    let initial =
        line.is_capital(before) && line.word(before).chars().count() == 1 && line.sort(before) == Some(Sort::Word);
    let small = line.sort(at + 1) == Some(Sort::Word) && !line.is_capital(at + 1);
    !(short || initial || small)
}
