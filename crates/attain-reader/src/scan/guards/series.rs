//! A number that a word before it makes a name or a place in a series: `Điều 3`, `Nghị quyết số 11`, `sections 4.1 to 4.3`.

use std::sync::LazyLock;

use attain::Locale;

use super::code::glued_end;
use crate::line::{Line, Sort};
use crate::words::{Phrases, words};

/// Words whose number is a document, a part of one, a place in a series or a name; a `số` may stand between.
const NUMBERED_VI: &[&str] = words![
    "nghị quyết, quyết định, nghị định, chỉ thị, thông tư, thông báo, kết luận, công văn, công điện",
    "kế hoạch số, tờ trình, báo cáo số, văn bản số, luật số, hướng dẫn số, quy định số, chương trình số",
    "đề án số, hiệp định số, điều, khoản, mục, chương, phụ lục, bảng, biểu, biểu số, biểu đồ, hình, trang",
    "tập, phần thứ, câu, quốc lộ, tỉnh lộ, đường tỉnh, đường, ql, tl, đt, tuyến số, lô, thửa, km, cột mốc",
    "mốc số, khóa, khoá, kỳ họp thứ, phiên họp thứ, phiên thứ, lần thứ, lần, đợt, vòng, năm thứ",
    "tháng thứ, thế kỷ, quý thứ, lớp, cấp, loại, hạng mục, tổ máy, tổ máy số, số hiệu, mã số, mã",
    "điện thoại, đt:, hotline, fax, phường, quận, ấp, khu phố, tổ dân phố số, ngõ, ngách, hẻm, kiệt",
    "phiên bản, bản, tcvn, qcvn, iso, đại hội, vùng, cụm số, nhà máy số, giai đoạn, ngày làm việc thứ",
    "bài, kỳ, ca số, chuyến bay, tàu, vành đai, nhóm, tầng, phòng số, bước, mức độ, tuổi, chặng, hồ sơ số",
];

/// As [`NUMBERED_VI`], in English.
const NUMBERED_EN: &[&str] = words![
    "article, section, sections, chapter, annex, appendix, table, tables, figure, figures, chart, box",
    "page, pages, pp, p, clause, paragraph, para, paras, part, volume, vol, no, nos, number, decision",
    "decree, resolution, directive, circular, document, act, law, regulation, goal, goals, sdg, target",
    "indicator, output, outcome, objective, phase, tier, level, grade, class, stage, step, version",
    "release, build, room, building, floor, route, highway, road, line, terminal, flight, iso, rfc, tel",
    "phone, telephone, fax, call, ref, reference, id, code, ticket, invoice, footnote, note, item",
    "question, day, week, unit, block, plot, zone, area, region, district, ward, round, wave, session",
    "meeting, cop, covid, milestone, component, pillar, priority, kr, report no, report, lot, annexes",
    "results, levels, vote, votes, programme, suite, row, rows, column, columns, annexe, schedule",
    "subsection, rule, panel, exhibit",
];

static NUMBERED: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NUMBERED_VI, NUMBERED_EN));

/// A number that a word before it makes a name or a place in a series: `Điều 3`, `Nghị quyết số 11`, `khóa 14`.
pub(super) fn numbered(line: &Line<'_>, at: usize, locale: Locale) -> Option<usize> {
    // A number with decimals is none of a series: `hạt điều 3,98 tỷ`.
    let decimals =
        line.mark(at + 1) == Some(',') && line.is_glued(at + 1) && line.is_digits(at + 2) && line.is_glued(at + 2);
    if !line.is_digits(at) || decimals {
        return None;
    }
    let mut word = at;
    if line.mark(word.checked_sub(1)?) == Some(':') || line.mark(word - 1) == Some('.') {
        word -= 1;
    }
    if locale == Locale::Vi
        && word > 0
        && line.word(word - 1) == "số"
        && !words!["chỉ, trong, tổng, trên, một, dân, con, với, tỷ, có, là"]
            .contains(&line.word(word.checked_sub(2).unwrap_or(word)))
    {
        return Some(chain(line, at));
    }
    NUMBERED.before(line, word, locale)?;
    // What follows decides for words that also stand before figures: `lần 3` but `tăng 5 lần 3%`.
    let whole = chain(line, at);
    if locale == Locale::En {
        // `Area: 1,240 km²`: a number in groups is none of a series.
        if line.mark(at + 1) == Some(',')
            && line.is_glued(at + 1)
            && line.is_glued(at + 2)
            && line.text(at + 2).len() == 3
        {
            return None;
        }
        if !unit_follows(line, whole)
            && words![
                "section, sections, results, levels, tables, paragraphs, paras",
                "pages, annexes, figures, goals, rows, columns, articles, votes",
                "chapters, parts"
            ]
            .contains(&line.word(word - 1))
        {
            return Some(listed(line, whole));
        }
    }
    let follows = unit_follows(line, whole);
    let text = line.word(word - 1);
    let certain = match locale {
        Locale::Vi => words![
            "điều, khoản, quyết, định, tư, thị, luận, văn, điện, trình, lục, lộ",
            "thứ, tcvn, qcvn, iso, số, hotline, fax, thoại, ql, tl"
        ]
        .contains(&text),
        _ => !words![
            "target, goal, goals, output, outcome, unit, day, week, no, number",
            "area, level, call, report, rule"
        ]
        .contains(&text),
    };
    (certain
        && !(follows
            && whole == at + 1
            && locale == Locale::Vi
            && matches!(text, "định" | "văn" | "tư" | "trình" | "lục" | "lộ"))
        || !follows && is_bare(line, at, whole))
    .then_some(whole)
}

/// The end of a list of numbers of a series: `sections 4.1 to 4.3`, `Results 1.2 and 1.3`.
fn listed(line: &Line<'_>, end: usize) -> usize {
    let joined = matches!(line.word(end), "to" | "and" | "or") || matches!(line.mark(end), Some('–' | '-' | ','));
    if joined && line.is_digits(end + 1) {
        let next = chain(line, end + 1);
        return if unit_follows(line, next) { end } else { listed(line, next) };
    }
    end
}

/// Whether a number is a small one without decimals, as numbers of series are.
fn is_bare(line: &Line<'_>, at: usize, end: usize) -> bool {
    end == at + 1 && line.text(at).len() <= 4 || end > at + 1 && line.mark(at + 1) != Some(',')
}

/// The end of a number with its parts: `3`, `25/2016/QH14`, `1.2.3`, `2 và 3`.
fn chain(line: &Line<'_>, at: usize) -> usize {
    glued_end(line, at, |sort| !matches!(sort, Sort::Mark(ch) if !matches!(ch, '/' | '-' | '.' | ':' | '–')))
}

/// Whether a sign or a scale word follows that only a figure has.
fn unit_follows(line: &Line<'_>, at: usize) -> bool {
    words![
        "%, ‰, tỷ, tỉ, triệu, nghìn, ngàn, vạn, đồng, usd, người, hộ, ha",
        "km, tấn, dự, doanh, lượt, percent, per, million, billion, thousand",
        "trillion"
    ]
    .contains(&line.text(at))
        || line.phrase(at, "phần trăm").is_some()
        || line.phrase(at, "điểm").is_some()
}
