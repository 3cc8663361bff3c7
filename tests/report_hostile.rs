//! Names that would be markup, formulas, turned writing or endless: shown as text on every page and in Markdown.

use std::collections::BTreeSet;

use attain::{Better, Figure, Goal, Locale, Observation, Observations, Plan, Published, Scorecard, Target};
use attain_reader::{Placed, Reader, Reading, Unplaced, Why, read};
use attain_report::{Marked, Report};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::{Document, Node, ParsingOptions};

const HOSTILE: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'; </title></style></svg><b>",
    "=HYPERLINK(\"http://example.org\";\"here\")",
    "{{ 7 * 7 }} {% include \"x\" %} {# no #}",
    "</td></tr></table><!-- ]]> &lt; &amp;amp; &#x3c;",
    "[link](javascript:alert(1)) ![image](x) <https://example.org> https://example.org www.example.org",
    "| a | b | \\| `code` *bold* _it_ ~~gone~~ $x^2$ # head",
    "- item\n1. one\n\n    code\n> quote",
    "\u{202e}txet denrut\u{202c} \u{200f}\u{2067}open",
    "một\u{0}hai\u{8}ba\u{1b}[31m\u{7f}\u{85}",
    "\u{feff}\u{fffe}\u{ffff}\u{200b}",
    "🏳️‍🌈 e\u{301}\u{301}\u{301} नी",
    "javascript:alert(1) a@example.org ftp://example.org",
];

fn long() -> String {
    "rất dài <i>".repeat(1000)
}

fn card(name: &str) -> Scorecard {
    let mut plan = Plan::new(name).source(name);
    let goal = || Goal::read("17.500 tỷ đồng", Locale::Vi).unwrap();
    let owned = Target::new(name, goal()).better(Better::Higher).group(name).owner(name).authority(name).source(name);
    plan.add(owned).unwrap();
    plan.add(Target::new(format!("{name} 2"), goal()).better(Better::Higher)).unwrap();
    let figure = || Figure::read("17.946 tỷ đồng", Locale::Vi).unwrap();
    let results = [
        Observation::new(name, figure()).official(name).source(name),
        Observation::missing(format!("{name} 2"), name),
        Observation::new(format!("{name} 3"), figure()),
    ];
    let published = Published { met: 1, of: 2, exceeded: None, source: Some(name.to_owned()) };
    plan.assess(&results).unwrap().with_published(published)
}

fn results(name: &str) -> Observations {
    let mut results = Observations::new(name);
    results.add(Observation::missing(name, name).official(name));
    results
}

const REPORT: &str =
    "Năm 2024, tỉnh phấn đấu tổng thu ngân sách đạt 17.500 tỷ đồng. Tổng thu ngân sách năm 2023 đạt 17.946 tỷ đồng.";

/// A reading with a name wherever a report can put one.
fn named(name: &str) -> Reading {
    let mut reading = read(REPORT);
    let goal = Goal::read("17.500 tỷ đồng", Locale::Vi).unwrap();
    let target = Target::new(name, goal).better(Better::Higher).authority(name);
    reading.targets = vec![Placed { mention: 0, item: target }];
    let item = Observation::missing(name, name);
    reading.observations = vec![Placed { mention: 1, item }];
    reading.unplaced = vec![Unplaced { mention: 1, why: Why::NoGoal { reason: name.to_owned() } }];
    reading.mentions[0].indicator = Some(name.to_owned());
    reading.mentions[1].text = name.to_owned();
    reading
}

/// What a page can hold of a text: what HTML refuses becomes the mark of a lost character.
fn holdable(text: &str) -> String {
    let refused = |ch: char| (ch.is_control() && !matches!(ch, '\n' | '\t')) || matches!(ch, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|ch| if refused(ch) { '\u{fffd}' } else { ch }).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The elements of a page, by name and attribute names, and its text.
fn page(page: &str) -> (Vec<String>, Vec<String>) {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let tree = Document::parse_with_options(page, options).unwrap();
    let shape = |node: &Node<'_, '_>| {
        let attributes = node.attributes().map(|a| a.name().to_owned()).collect::<Vec<_>>().join(" ");
        format!("{} {attributes}", node.tag_name().name())
    };
    let elements = tree.descendants().filter(Node::is_element).map(|node| shape(&node)).collect();
    let texts = tree.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).map(str::to_owned).collect();
    (elements, texts)
}

#[test]
fn no_name_makes_or_breaks_an_element() {
    let harmless = "Tổng thu";
    for name in HOSTILE.iter().copied().map(str::to_owned).chain([long()]) {
        for locale in Locale::ALL {
            for (hostile, plain) in [
                (card(&name).to_html(locale), card(harmless).to_html(locale)),
                (card(&name).to_fragment(locale), card(harmless).to_fragment(locale)),
                (results(&name).to_html(locale), results(harmless).to_html(locale)),
                (
                    Marked::new(REPORT, &named(&name)).to_html(locale),
                    Marked::new(REPORT, &named(harmless)).to_html(locale),
                ),
            ] {
                let ((elements, texts), (expected, _)) = (page(&hostile), page(&plain));
                assert_eq!(elements, expected, "{name:.60}");
                assert!(texts.iter().any(|text| *text == holdable(&name)), "{name:.60} stands whole on the page");
            }
        }
    }
}

/// Whatever a report holds stands in it as text, and its figures are the only elements there.
#[test]
fn no_report_makes_or_breaks_an_element() {
    let table = |name: &str| {
        let rows = [["Chỉ tiêu", "Năm 2024"], [name, "17.500 tỷ đồng"]].map(|row| row.map(str::to_owned).to_vec());
        (Reader::new().read_table(&rows), rows)
    };
    let (reading, rows) = table("Tổng thu");
    let harmless = named("Tổng thu");
    let plain = [Marked::new(REPORT, &harmless), Marked::of_table(&rows, &reading)];
    let known: BTreeSet<String> = plain.iter().flat_map(|shown| page(&shown.to_html(Locale::Vi)).0).collect();
    for name in HOSTILE.iter().copied().map(str::to_owned).chain([long()]) {
        let text = format!("{name}\nNăm 2024, phấn đấu {name} đạt 17.500 tỷ đồng {name}");
        let (reading, (of_table, rows)) = (read(&text), table(&name));
        for (shown, whole) in [(Marked::new(&text, &reading), &text), (Marked::of_table(&rows, &of_table), &name)] {
            let html = shown.to_html(Locale::Vi);
            let (elements, _) = page(&html);
            let new: Vec<&String> = elements.iter().filter(|element| !known.contains(*element)).collect();
            assert!(new.is_empty(), "{name:.60}: {new:?}");
            let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
            let tree = Document::parse_with_options(&html, options).unwrap();
            let is_report =
                |node: &Node<'_, '_>| node.attribute("class").is_some_and(|class| class.starts_with("report"));
            let texts = tree
                .descendants()
                .find(is_report)
                .unwrap()
                .descendants()
                .filter(|node| node.is_text())
                .filter_map(|node| node.text());
            assert!(texts.collect::<String>().contains(&holdable(whole)), "{name:.60}");
            let (marks, _) = markdown(&shown.to_markdown(Locale::Vi));
            assert!(marks.iter().all(|mark| !mark.starts_with("Code") && !mark.starts_with("BlockQuote")), "{marks:?}");
        }
    }
}

/// What turns the direction of writing ends with the element that holds it.
#[test]
fn every_name_is_isolated_from_what_stands_around_it() {
    let name = "\u{202e}txet";
    let (card, reading) = (card(name), named(name));
    for shown in [&card as &dyn Report, &Marked::new(REPORT, &reading)] {
        let html = shown.to_html(Locale::Vi);
        let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
        let tree = Document::parse_with_options(&html, options).unwrap();
        let holds = |node: &Node<'_, '_>| node.is_text() && node.text().is_some_and(|text| text.contains('\u{202e}'));
        let mut found = 0;
        for text in tree.descendants().filter(holds) {
            let around: Vec<&str> = text.ancestors().map(|node| node.tag_name().name()).collect();
            assert!(around.iter().any(|name| matches!(*name, "bdi" | "title")), "{around:?}");
            found += 1;
        }
        assert!(found >= 5, "{found}");
        let markdown = shown.to_markdown(Locale::Vi);
        assert_eq!(markdown.matches('\u{2068}').count(), markdown.matches('\u{2069}').count());
        assert!(markdown.matches('\u{2068}').count() >= 4);
    }
}

/// The events of Markdown that are markup, and its text by paragraphs, cells and headings.
fn markdown(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut marks, mut texts, mut open) = (Vec::new(), Vec::new(), String::new());
    // Every extension but the one that sets quotation marks.
    for event in Parser::new_ext(text, Options::all().difference(Options::ENABLE_SMART_PUNCTUATION)) {
        match event {
            Event::Text(text) => open.push_str(&text),
            Event::End(TagEnd::TableCell | TagEnd::Heading(_) | TagEnd::Item | TagEnd::Paragraph) => {
                texts.push(std::mem::take(&mut open));
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong) => {
                panic!("{event:?} in {text:.200}")
            }
            Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                panic!("{event:?} in {text:.200}")
            }
            Event::Start(tag) => marks.push(format!("{tag:?}")),
            _ => {}
        }
    }
    (marks, texts)
}

#[test]
fn no_name_is_markup_in_markdown() {
    let written =
        |name: &str| [card(name).to_markdown(Locale::Vi), Marked::new(REPORT, &named(name)).to_markdown(Locale::Vi)];
    let plain = written("Tổng thu").map(|text| markdown(&text).0);
    let names = HOSTILE.iter().copied().map(str::to_owned).chain([long()]);
    let each = names.flat_map(|name| {
        written(&name).into_iter().zip(&plain).map(move |pair| (name.clone(), pair)).collect::<Vec<_>>()
    });
    for (name, (written, expected)) in each {
        let (marks, texts) = markdown(&written);
        assert_eq!(marks, *expected, "{name:.60}\n{written:.2000}");
        let shown = |text: &String| squeezed(&text.replace(['\u{2068}', '\u{2069}'], ""));
        let wanted = squeezed(&holdable(&name)).trim().to_owned();
        let found = texts.iter().map(shown).any(|text| text == wanted);
        assert!(found, "{wanted:.200} in {texts:?}");
        // An address that no backslash breaks would become a link where the reader makes one of it.
        let bare = written.replace("\\:", "").replace("\\.", "").replace("\\@", "");
        assert!(!bare.contains("://") && !bare.contains("www.") && !bare.contains('@'), "{name:.60}");
    }
}
