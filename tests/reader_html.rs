//! A reading as HTML, and what goes with it: results as one document, the words for what a reading holds.

use std::collections::BTreeSet;

use attain::{Judging, Locale, Ratio, Status};
use attain_reader::{Doubt, MentionKind, Reading, Role, Why, html, html_of_beginning, html_page, read};

const REPORT: &str = include_str!("../examples/data/report.txt");

/// The text of a report as it is shown: what stands in its `div`, without markup.
fn shown(html: &str) -> String {
    let (_, rest) = html.split_once("<div class=\"report\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    let (inside, _) = rest.split_once("</div>").unwrap();
    let mut text = String::new();
    let mut tag = false;
    for ch in inside.chars() {
        match ch {
            '<' => tag = true,
            '>' => tag = false,
            ch if !tag => text.push(ch),
            _ => {}
        }
    }
    let marks = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    marks.iter().fold(text, |text, (from, to)| text.replace(from, to))
}

/// The texts that are marked, each with its classes.
fn marked(html: &str) -> Vec<(String, String)> {
    let (_, rest) = html.split_once("<div class=\"report\"").unwrap();
    let (inside, _) = rest.split_once("</div>").unwrap();
    let marks = inside.split("<mark class=\"").skip(1);
    let each = marks.map(|mark| {
        let (class, rest) = mark.split_once('"').unwrap();
        let (_, rest) = rest.split_once('>').unwrap();
        (rest.split_once("</mark>").unwrap().0.to_owned(), class.to_owned())
    });
    each.collect()
}

#[test]
fn the_report_is_shown_as_it_is_with_every_figure_marked_once() {
    let reading = read(REPORT);
    for locale in Locale::ALL {
        let html = html(REPORT, &reading, locale);
        assert_eq!(shown(&html), REPORT);
        let marks = marked(&html);
        assert_eq!(marks.len(), reading.mentions.len());
        for ((text, class), mention) in marks.iter().zip(&reading.mentions) {
            assert_eq!(text, &mention.text);
            assert_eq!(class.split(' ').next(), Some(mention.role.name()));
            assert_eq!(class.ends_with(" doubt"), !mention.flags.is_empty());
        }
    }
}

/// Whether every tag that is opened is closed, in turn.
fn is_balanced(html: &str) -> bool {
    let mut open = Vec::new();
    for piece in html.split('<').skip(1) {
        let tag = piece.split(['>', ' ']).next().unwrap_or("");
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            Some(_) => {}
            None => open.push(tag),
        }
    }
    open.is_empty()
}

#[test]
fn nothing_of_a_text_is_markup() {
    let hostile = [
        "<script>alert(1)</script> Thu ngân sách <b onclick=x> đạt 17.946 tỷ đồng </mark></div>",
        "\"><img src=x onerror=y> thu ' đạt 5 tỷ đồng, bằng 102% kế hoạch & <style>*{}</style>",
        "&lt;script&gt; &amp; đạt 5%",
        "Mục tiêu năm 2024: <i>chỉ số \"a\" & 'b'</i> đạt ít nhất 5%",
        "\u{202e}đạt 5 tỷ đồng\u{2066}",
    ];
    for text in hostile {
        let html = html(text, &read(text), Locale::Vi);
        assert!(is_balanced(&html), "{text}");
        for tag in ["<script", "<b ", "<img", "<i>", "<style>*"] {
            assert!(!html.contains(tag), "{text}: {tag}");
        }
        if !text.contains("&lt;") {
            assert_eq!(shown(&html), text);
        }
    }
    // What neither HTML nor XML may hold is shown as the sign for it.
    assert!(html("a\0b\u{1b}\u{ffff}", &read(""), Locale::En).contains("a\u{fffd}b\u{fffd}\u{fffd}"));
}

#[test]
fn nothing_is_fetched_and_nothing_runs() {
    let page = html_page(REPORT, &read(REPORT), Locale::En);
    for word in ["http", "url(", "@import", "<script", "<link", "<img", "javascript"] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.starts_with("<!DOCTYPE html>"));
    assert!(page.contains("prefers-color-scheme:dark"));
}

#[test]
fn figures_that_overlap_are_marked_once() {
    let text = "Thu đạt 5 tỷ đồng.";
    let mut reading: Reading = read(text);
    let first = reading.mentions.first().unwrap().clone();
    let mut inner = first.clone();
    inner.start += 2;
    let mut empty = first.clone();
    empty.end = empty.start;
    let mut beyond = first;
    beyond.end = 1_000;
    beyond.start = 17;
    reading.mentions.extend([inner, empty, beyond]);
    let html = html(text, &reading, Locale::Vi);
    assert!(is_balanced(&html));
    assert_eq!(shown(&html), text);
}

#[test]
fn of_a_long_report_the_beginning_is_shown() {
    let text = "Thu ngân sách đạt 17.946 tỷ đồng. ".repeat(2_000);
    let reading = read(&text);
    let beginning = html_of_beginning(&text, &reading, Locale::En, 1_000);
    assert!(is_balanced(&beginning));
    let shown = shown(&beginning);
    // A figure that is begun is shown to its end.
    assert!(text.starts_with(&shown));
    assert!((1_000..1_020).contains(&shown.chars().count()));
    let left = text.chars().count() - shown.chars().count();
    assert!(beginning.contains(&format!("… and {left} more characters")));
    assert!(html(&text, &reading, Locale::En).len() > 2_000 * 30);
}

#[test]
fn tables_lead_to_the_figures() {
    let reading = read(REPORT);
    let html = html(REPORT, &reading, Locale::En);
    let places: BTreeSet<&str> = html.split(" id=\"").skip(1).filter_map(|id| id.split('"').next()).collect();
    let links: Vec<&str> = html.split("href=\"#").skip(1).filter_map(|link| link.split('"').next()).collect();
    assert_eq!(places.len(), reading.mentions.len());
    let rows = reading.targets.len() + reading.observations.len() + reading.claims.len() + reading.unplaced.len();
    assert_eq!(links.len(), rows);
    assert!(links.iter().all(|link| places.contains(link)));
}

#[test]
fn results_come_with_the_plan_figures_beside_them() {
    // 9,982 ÷ 8,575 = 116.408… %; the base of 17,946 at 102.6 % is not printed.
    let text = "Năm 2023 giải ngân vốn đầu tư công đạt 9.982 tỷ đồng, bằng 116,4% kế hoạch (8.575 tỷ đồng). \
                Tổng thu ngân sách đạt 17.946 tỷ đồng, bằng 102,6% dự toán. Dân số đạt 1,3 triệu người.";
    let reading = read(text);
    let results = reading.results("2023");
    assert_eq!((results.name(), results.items().len()), ("2023", 3));
    let card = results.scorecard(&Judging::default()).unwrap();
    let found: Vec<(Status, Option<Ratio>)> = card
        .rows()
        .iter()
        .map(|row| (row.attainment.status(), row.attainment.ratio().and_then(|ratio| ratio.single().cloned())))
        .collect();
    assert_eq!(found[0], (Status::Exceeded, Ratio::new(9_982, 8_575).ok()));
    assert_eq!(found.len(), 2);
    assert_eq!(results.claims().len(), 2);
    // Beside the population stands no plan.
    assert_eq!(results.beside(2), (None, None));
}

#[test]
fn every_name_has_its_own_words_in_either_language() {
    for locale in Locale::ALL {
        let kinds: BTreeSet<&str> = MentionKind::ALL.iter().map(|kind| kind.label(locale)).collect();
        let roles: BTreeSet<&str> = Role::ALL.iter().map(|role| role.label(locale)).collect();
        let doubts: BTreeSet<&str> = Doubt::ALL.iter().map(|doubt| doubt.label(locale)).collect();
        assert_eq!(kinds.len(), MentionKind::ALL.len());
        assert_eq!(roles.len(), Role::ALL.len());
        assert_eq!(doubts.len(), Doubt::ALL.len());
    }
    assert!(MentionKind::NAMES.iter().all(|(kind, name)| kind.name() == *name));
    let whys = [
        (Why::NoIndicator, "no_indicator", None),
        (Why::NoDirection, "no_direction", None),
        (Why::Repeats { mention: 3 }, "repeats", Some(3)),
        (Why::Contradicts { mention: 3 }, "contradicts", Some(3)),
        (Why::Superseded { mention: 3 }, "superseded", Some(3)),
        (Why::NoGoal { reason: "no tolerance".to_owned() }, "no_goal", None),
    ];
    for (why, name, other) in whys {
        assert_eq!((why.name(), why.other()), (name, other));
        assert!(!why.explain(Locale::Vi).is_empty() && !why.explain(Locale::En).is_empty());
    }
}
