//! The words that part an English name from its figure: verbs, agents, relators and light words.

use crate::line::Line;
use crate::words::words;

/// Verbs that part the noun from its figure.
const VERBS: &[&str] = words![
    "is, was, are, were, be, been, being, will, would, should, must, shall, can, may, has, have, had",
    "reached, reach, reaching, reaches, rose, rise, rises, fell, fall, falls, grew, grow, grows",
    "increased, increases, decreased, decreases, declined, declines, dropped, drops, stood, stands, hit",
    "totalled, totaled, amounted, amounts, amounting, estimated, projected, expected, planned, targets",
    "targeted, targeting, remained, remains, remain, reported, recorded, came, comes, come, climbed, set",
    "reduced, raised, accounts, account, accounted, accounting, comprising, cost, costs, achieved",
    "achieve, surpassed, widened, narrowed, eased, slowed, averaged, averaging, improved, goes, go, went",
    "exceeding, exceeded, exceed, numbered, covers, cover, covered, spent, used, aims, aim, strives",
    "strive, plans, keep, keeps, kept, maintain, maintained, create, created, build, built, train",
    "trained, raise, reduce, cut, increase, close, closed, shows, showed, brought, bring, serve, serves",
    "received, receive, enrolled, supported, provided, provides, edged, doubled, tripled, ranked, ranks",
    "ranking, missing, missed, met, pegged, budgeted, released, collected, attained, registered",
    "delivered, completed, asks, generated, employed, rebounded, accelerated, contracted, expanded",
    "expand, lowered, lower, earned, saw, posted, jumped, surged, slipped, shrank, rehabilitated",
    "disbursed, absorbed, produced, exported, imported, attracted, allocated, represents, representing",
    "represented, expect, expects, anticipate, allocates, allocate, sets, achieving, fulfilling",
    "surpassing, meeting, attaining, hitting, covering, making, welcomed, attracting, receiving, ensure",
    "ensures, ensuring, bringing, leaving, marking, raising, beating, forecast, forecasts, constructed",
    "benefited, served, installed, planted, issued, vaccinated, mobilised, mobilized, invested, sold",
    "opened, launched, lifted, employs, employ, operates, save, pays, paid, found, visited, practised",
    "require, requires, needs, need, seeks, starts, started, seen, equaling, equalling, equals, ranging",
    "recording, translates, translating, consisted, consists, consist, comprised, indicated, cultivated",
    "harvested, sowed, sown, gained, enjoyed, narrowing, easing, rising, falling, exceeds, narrow",
    "contained, posted, worth, overcome, disburse, reduces, reducing, lifting, contributing, contributed, contributes, yielded, grossed, fetched"
];

/// Those who act, and are not measured.
pub(super) const AGENTS: &[&str] = words![
    "s, imf, fund, union, city, town, university, hospital, trust, foundation, business, firm",
    "organisation, organization, service, division, unit, campaign, initiative, you, i, mission, partners",
    "partner, government, ministry, province, district, authorities, authority, project, programme",
    "program, company, board, department, centre, center, central, bank, country, we, state, council",
    "agency, team, the, national, local, provincial, our, its, their, group, management, federal, county",
    "assembly, plan, also, they, it, quarter, commission, region, year, sector, office, party, parliament",
    "minister, staff, survey, latest, every, who, people",
];

/// Nouns that only relate a figure to the one before.
pub(super) const RELATORS: &[&str] = words![
    "increase, reduction, shortfall, target, targets, plan, performance, total, estimate, estimates",
    "level, average, baseline, end, goal, rise, gain, decline, decrease, drop, fall, share, rate, result",
    "actual, results, planned, earlier, annual, percent, value, figure, global, national, final, initial",
    "it, they, this, that, which, these, those, them, now, still, previous, same, period, one, all, ones",
    "original, revised, stricter, survey, latest, change, ceiling, highest, lowest, ever, fastest, half",
    "year, quarter, month, extent, well, short, there, up, down, objective, kr, respectively, further",
    "following, higher, lower, slight, net, gradual, sharp, modest, strong, full, full-year, far, target of, objectives, equaling, equalling",
    "equal, equivalent, recorded, similar, corresponding, as of,",
    "about, new, total of, year-end, by, much, around, less, more, than, only, just, nearly, central",
    "bank, almost, over, some, at, on, off, not, first, second, gap, time, basis, constant, currency",
];

/// Words that open or close a phrase without being of it.
pub(super) const LIGHT: &[&str] = words![
    "of, which, including, and, while, but, with, the, a, an, its, their, our, also, however, meanwhile",
    "in, for, to, by, at, on, from, as, that, or, only, so, after, before, if, when, where, than, over",
    "under, between, within, against, about, around, nearly, almost, just, some, more, less, least, most",
    "up, down, not, no, each, per, during, among, them, whom, this, these, those, there, still, now",
    "further, slightly, sharply, roughly, approximately, well, above, below, through, although, though",
    "because, whereas, since, until, i, e, ie, eg, namely, every, together, respectively, once, then",
    "both, exactly, compared, instead, due, nor, into, out, equal, equivalent, additionally, moreover",
    "furthermore, s, overall, similarly, finally, addition, particular, target, goal, actual, result",
];

/// Words that begin an adverbial behind a verb.
pub(super) const ADVERBS: &[&str] = words![
    "in, on, at, by, for, from, with, under, during, since, within, across, over, after, before, between",
    "among, to, through, until, despite, as",
];

/// Whether a verb stands at a token, rather than a participle within a noun phrase.
pub(in crate::sense::en) fn is_verb(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    VERBS.contains(&word)
        && !(at > 0
            && words!["the, or, new, a, an, of, newly, per, total, annual, its, tax"].contains(&line.word(at - 1))
            && !line.is_broken(at))
}

/// Whether a word tells of a course.
pub(in crate::sense::en) fn is_course(word: &str) -> bool {
    words![
        "edged, went, rose, climbed, moved, inched, jumped, shot, picked",
        "crept, is, was, and, came, brought, scaled, stepped, goes"
    ]
    .contains(&word)
}

/// Whether a name is of money.
pub(in crate::sense::en) fn is_money(folded: &str) -> bool {
    [
        "revenue",
        "expenditure",
        "budget",
        "investment",
        "loan",
        "credit",
        "export",
        "import",
        "debt",
        "gdp",
        "spending",
        "cost",
        "sales",
        "income",
        "turnover",
        "fund",
        "outlay",
    ]
    .iter()
    .any(|word| folded.contains(word))
}
