//! The public names of a crate, read from its sources: what is reachable from `lib.rs`, and what it is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, ImplItem, Item, UseTree, Visibility};

/// Where something is defined: its module and its name there.
type Place = (Vec<String>, String);

/// A module, with everything that it holds.
struct Module {
    public: bool,
    items: Vec<Item>,
    /// What each name that it imports stands for, and whether it hands the name on.
    uses: BTreeMap<String, (Vec<String>, bool)>,
}

/// A crate, module by module.
struct Crate {
    name: String,
    modules: BTreeMap<Vec<String>, Module>,
}

/// The list of the crate in a folder.
pub fn of(folder: &Path) -> String {
    let name = folder.file_name().unwrap().to_str().unwrap().replace('-', "_");
    let mut found = Crate { name, modules: BTreeMap::new() };
    found.load(&folder.join("src/lib.rs"), &folder.join("src"), Vec::new(), true);
    found.list()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn has(attributes: &[Attribute], name: &str, argument: &str) -> bool {
    attributes.iter().any(|a| a.path().is_ident(name) && a.to_token_stream().to_string().contains(argument))
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    has(attributes, "cfg", "test") || has(attributes, "doc", "hidden")
}

/// The visibility and the name of an item that has a name, and its attributes.
fn named(item: &Item) -> Option<(&Visibility, String, &[Attribute])> {
    Some(match item {
        Item::Const(i) => (&i.vis, i.ident.to_string(), &i.attrs),
        Item::Enum(i) => (&i.vis, i.ident.to_string(), &i.attrs),
        Item::Fn(i) => (&i.vis, i.sig.ident.to_string(), &i.attrs),
        Item::Static(i) => (&i.vis, i.ident.to_string(), &i.attrs),
        Item::Struct(i) => (&i.vis, i.ident.to_string(), &i.attrs),
        Item::Trait(i) => (&i.vis, i.ident.to_string(), &i.attrs),
        Item::Type(i) => (&i.vis, i.ident.to_string(), &i.attrs),
        _ => return None,
    })
}

/// The names that a `use` brings, each with its path.
fn leaves(tree: &UseTree, before: &[String], into: &mut Vec<(String, Vec<String>)>) {
    let with = |name: String| before.iter().cloned().chain([name]).collect::<Vec<_>>();
    match tree {
        UseTree::Path(path) => leaves(&path.tree, &with(path.ident.to_string()), into),
        UseTree::Name(name) if name.ident == "self" => {
            into.push((before.last().cloned().unwrap_or_default(), before.to_vec()));
        }
        UseTree::Name(name) => into.push((name.ident.to_string(), with(name.ident.to_string()))),
        UseTree::Rename(name) => into.push((name.rename.to_string(), with(name.ident.to_string()))),
        UseTree::Glob(_) => into.push((format!("{}::*", before.join("::")), with("*".to_owned()))),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, before, into)),
    }
}

/// One line of Rust, laid out as rustfmt would, were lines long enough.
fn line(item: Item) -> String {
    let text = prettyplease::unparse(&syn::parse_quote!(#item));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = text.replace("( ", "(").replace(", )", ")").replace(" )", ")").replace(", }", " }").replace(",>", ">");
    text.strip_suffix(" {}").unwrap_or(&text).trim_end_matches(';').to_owned()
}

/// The attributes that are a promise or a condition.
fn told(attributes: &[Attribute]) -> Vec<Attribute> {
    let kept = ["non_exhaustive", "cfg", "deprecated", "repr"];
    attributes.iter().filter(|a| kept.iter().any(|name| a.path().is_ident(name))).cloned().collect()
}

fn signature(visibility: &Visibility, signature: &syn::Signature, attributes: &[Attribute]) -> String {
    let attributes = told(attributes);
    let mut signature = signature.clone();
    // `mut` is nobody's to know.
    for argument in &mut signature.inputs {
        if let syn::FnArg::Typed(typed) = argument
            && let syn::Pat::Ident(name) = &mut *typed.pat
        {
            name.mutability = None;
        }
    }
    line(Item::Fn(syn::parse_quote!(#(#attributes)* #visibility #signature {}))).replace("(mut self", "(self")
}

/// The traits that a `derive` writes.
fn derived(attributes: &[Attribute]) -> Vec<String> {
    let lists = attributes.iter().filter(|a| a.path().is_ident("derive"));
    let traits = lists.flat_map(|a| {
        a.parse_args_with(Punctuated::<syn::Path, syn::Token![,]>::parse_terminated).expect("a list of traits")
    });
    traits.map(|path| format!("impl {}", path.to_token_stream().to_string().replace(' ', ""))).collect()
}

/// Leaves the public fields; says whether there are others.
fn open(fields: &mut Fields) -> bool {
    let strip = |field: &mut syn::Field| field.attrs = told(&field.attrs);
    fields.iter_mut().for_each(strip);
    let before = fields.len();
    match fields {
        Fields::Named(named) => {
            named.named = std::mem::take(&mut named.named).into_iter().filter(|f| is_public(&f.vis)).collect();
        }
        Fields::Unnamed(list) => {
            // A private field of a tuple has its place.
            for field in list.unnamed.iter_mut().filter(|f| !is_public(&f.vis)) {
                field.ty = syn::parse_quote!(_);
                field.vis = Visibility::Inherited;
            }
        }
        Fields::Unit => {}
    }
    fields.len() < before
}

/// What an item is, and what is written at the item itself: derived traits, variants, the items of a trait.
fn shown(item: &Item) -> (String, Vec<String>) {
    match item.clone() {
        Item::Fn(i) => (signature(&i.vis, &i.sig, &i.attrs), Vec::new()),
        Item::Const(mut i) => {
            i.attrs = told(&i.attrs);
            i.expr = Box::new(syn::parse_quote!(_));
            (line(Item::Const(i)).trim_end_matches(" = _").to_owned(), Vec::new())
        }
        Item::Static(mut i) => {
            i.attrs = told(&i.attrs);
            i.expr = Box::new(syn::parse_quote!(_));
            (line(Item::Static(i)).trim_end_matches(" = _").to_owned(), Vec::new())
        }
        Item::Type(mut i) => {
            i.attrs = told(&i.attrs);
            (line(Item::Type(i)), Vec::new())
        }
        Item::Struct(mut i) => {
            let members = derived(&i.attrs);
            i.attrs = told(&i.attrs);
            let more = if open(&mut i.fields) { " with private fields" } else { "" };
            (format!("{}{more}", line(Item::Struct(i))), members)
        }
        Item::Enum(mut i) => {
            let mut members = derived(&i.attrs);
            i.attrs = told(&i.attrs);
            for mut variant in std::mem::take(&mut i.variants) {
                variant.attrs = told(&variant.attrs);
                variant.fields.iter_mut().for_each(|field| field.attrs = told(&field.attrs));
                let name = i.ident.clone();
                let alone = line(syn::parse_quote!(enum #name { #variant }));
                let inner = alone.split_once("{ ").map_or("", |(_, rest)| rest.trim_end_matches(" }"));
                members.push(format!(
                    "variant {}",
                    if inner.contains('{') { format!("{inner} }}") } else { inner.to_owned() }
                ));
            }
            (line(Item::Enum(i)), members)
        }
        Item::Trait(mut i) => {
            let mut members = Vec::new();
            for member in std::mem::take(&mut i.items) {
                members.push(match member {
                    syn::TraitItem::Fn(f) => {
                        let text = signature(&Visibility::Inherited, &f.sig, &f.attrs);
                        if f.default.is_some() { format!("{text} {{ … }}") } else { text }
                    }
                    other => other.to_token_stream().to_string(),
                });
            }
            i.attrs = told(&i.attrs);
            (line(Item::Trait(i)), members)
        }
        other => panic!("an item that is not known: {}", other.to_token_stream()),
    }
}

impl Crate {
    fn load(&mut self, file: &Path, folder: &Path, path: Vec<String>, public: bool) {
        let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let items = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display())).items;
        self.hold(items, folder, path, public);
    }

    fn hold(&mut self, items: Vec<Item>, folder: &Path, path: Vec<String>, public: bool) {
        let mut uses = BTreeMap::new();
        for item in &items {
            match item {
                Item::Use(used) => {
                    let mut found = Vec::new();
                    leaves(&used.tree, &[], &mut found);
                    uses.extend(found.into_iter().map(|(name, of)| (name, (of, is_public(&used.vis)))));
                }
                Item::Mod(module) if !is_hidden(&module.attrs) => {
                    let name = module.ident.to_string();
                    let inner: Vec<String> = path.iter().cloned().chain([name.clone()]).collect();
                    let public = public && is_public(&module.vis);
                    let below: PathBuf = folder.join(&name);
                    match &module.content {
                        Some((_, items)) => self.hold(items.clone(), &below, inner, public),
                        None if below.with_extension("rs").is_file() => {
                            self.load(&below.with_extension("rs"), &below, inner, public);
                        }
                        None => self.load(&below.join("mod.rs"), &below, inner, public),
                    }
                }
                _ => {}
            }
        }
        self.modules.insert(path, Module { public, items, uses });
    }

    fn item(&self, (module, name): &Place) -> Option<&Item> {
        let is = |item: &&Item| named(item).is_some_and(|(_, found, _)| found == *name);
        self.modules.get(module)?.items.iter().find(is)
    }

    /// What a path means in a module: the place of a definition of this crate, or None.
    fn resolve(&self, module: &[String], path: &[String], depth: usize) -> Option<Place> {
        assert!(depth < 32, "{path:?} in {module:?} goes round in circles");
        let mut at = module.to_vec();
        let mut rest = path;
        while let [first, after @ ..] = rest {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => break,
            }
            rest = after;
        }
        let [first, after @ ..] = rest else { return None };
        if after.is_empty() {
            let place = (at.clone(), first.clone());
            if self.item(&place).is_some() {
                return Some(place);
            }
        }
        let below: Vec<String> = at.iter().cloned().chain([first.clone()]).collect();
        if !after.is_empty() && self.modules.contains_key(&below) {
            let inner: Vec<String> = [String::from("self")].into_iter().chain(after.iter().cloned()).collect();
            return self.resolve(&below, &inner, depth + 1);
        }
        let (of, _) = self.modules.get(&at)?.uses.get(first)?;
        if of.first() == Some(first) && of.len() == 1 {
            return None;
        }
        let whole: Vec<String> = of.iter().chain(after).cloned().collect();
        self.resolve(&at, &whole, depth + 1)
    }

    /// Everything that can be named from outside, by where it is defined; and what comes from other crates.
    fn reachable(&self) -> (BTreeMap<Place, BTreeSet<String>>, BTreeMap<String, BTreeSet<String>>) {
        let mut own: BTreeMap<Place, BTreeSet<String>> = BTreeMap::new();
        let mut foreign: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (path, module) in self.modules.iter().filter(|(_, module)| module.public) {
            let at = |name: &str| {
                [self.name.as_str()]
                    .into_iter()
                    .chain(path.iter().map(String::as_str))
                    .chain([name])
                    .collect::<Vec<_>>()
                    .join("::")
            };
            for item in &module.items {
                if let Some((visibility, name, attributes)) = named(item)
                    && is_public(visibility)
                    && !is_hidden(attributes)
                {
                    own.entry((path.clone(), name.clone())).or_default().insert(at(&name));
                }
            }
            for (name, (of, _)) in module.uses.iter().filter(|(_, (_, public))| *public) {
                match self.resolve(path, of, 0) {
                    Some(place) => own.entry(place).or_default().insert(at(name)),
                    None => foreign.entry(of.join("::")).or_default().insert(at(name)),
                };
            }
        }
        (own, foreign)
    }

    fn list(&self) -> String {
        let (own, foreign) = self.reachable();
        let mut members: BTreeMap<&Place, BTreeSet<String>> = BTreeMap::new();
        for (path, module) in &self.modules {
            for item in &module.items {
                let Item::Impl(block) = item else { continue };
                if is_hidden(&block.attrs) {
                    continue;
                }
                let mut of = (*block.self_ty).clone();
                let borrowed = matches!(of, syn::Type::Reference(_));
                while let syn::Type::Reference(reference) = of {
                    of = *reference.elem;
                }
                let path_of =
                    |path: &syn::Path| -> Vec<String> { path.segments.iter().map(|s| s.ident.to_string()).collect() };
                let place = match &of {
                    syn::Type::Path(named) => self.resolve(path, &path_of(&named.path), 0),
                    _ => None,
                };
                let place = place.and_then(|place| own.get_key_value(&place)).map(|(place, _)| place);
                let Some((of_trait, _)) = &block.trait_ else {
                    let Some(place) = place else { continue };
                    let into = members.entry(place).or_default();
                    for member in &block.items {
                        match member {
                            ImplItem::Fn(f) if is_public(&f.vis) && !is_hidden(&f.attrs) => {
                                into.insert(signature(&f.vis, &f.sig, &f.attrs));
                            }
                            ImplItem::Const(c) if is_public(&c.vis) && !is_hidden(&c.attrs) => {
                                let (vis, name, ty) = (&c.vis, &c.ident, &c.ty);
                                into.insert(
                                    line(syn::parse_quote!(#vis const #name: #ty = _;))
                                        .trim_end_matches(" = _")
                                        .to_owned(),
                                );
                            }
                            _ => {}
                        }
                    }
                    continue;
                };
                // A trait of this crate for a type of another belongs to the trait.
                let by_trait =
                    || self.resolve(path, &path_of(of_trait), 0).and_then(|p| own.get_key_value(&p)).map(|(p, _)| p);
                let Some((at, foreign)) = place.map(|p| (p, false)).or_else(|| by_trait().map(|p| (p, true))) else {
                    continue;
                };
                let (generics, bounds, self_ty) = (&block.generics, &block.generics.where_clause, &block.self_ty);
                let whole = line(syn::parse_quote!(impl #generics #of_trait for #self_ty #bounds {}));
                let plain = !borrowed && !foreign && block.generics.params.is_empty();
                let plain = plain
                    && matches!(&of, syn::Type::Path(p) if p.path.segments.last().is_some_and(|s| s.arguments.is_none()));
                let mut text = if plain { whole.split(" for ").next().unwrap_or(&whole).to_owned() } else { whole };
                for member in &block.items {
                    if let ImplItem::Type(t) = member {
                        let (name, ty) = (&t.ident, &t.ty);
                        text.push_str(&format!(" {{ {} }}", line(syn::parse_quote!(type #name = #ty;))));
                    }
                }
                members.entry(at).or_default().insert(text);
            }
        }
        let mut entries: Vec<(String, String)> =
            own.iter().map(|(place, paths)| self.entry(place, paths, members.get(place))).collect();
        entries.extend(foreign.iter().map(|(of, paths)| {
            let paths = paths.iter().map(String::as_str).collect::<Vec<_>>().join(" = ");
            (paths.clone(), format!("{paths}\npub use {of}\n"))
        }));
        entries.sort();
        let mut text: String = entries.into_iter().map(|(_, entry)| entry + "\n").collect();
        text.push_str(&self.written_by_macros());
        text
    }

    fn entry(&self, place: &Place, paths: &BTreeSet<String>, members: Option<&BTreeSet<String>>) -> (String, String) {
        let mut paths: Vec<&str> = paths.iter().map(String::as_str).collect();
        paths.sort_by_key(|path| (path.matches("::").count(), *path));
        let head = paths.join(" = ");
        let (what, own) = shown(self.item(place).expect("an item that was found before"));
        let (traits, variants): (Vec<String>, Vec<String>) =
            own.into_iter().partition(|text| text.starts_with("impl "));
        let mut sorted: BTreeSet<String> = traits.into_iter().collect();
        sorted.extend(members.into_iter().flatten().cloned());
        let lines: String = variants.iter().chain(&sorted).map(|text| format!("    {text}\n")).collect();
        (paths.first().copied().unwrap_or_default().to_owned(), format!("{head}\n{what}\n{lines}"))
    }

    /// What macros are given that write public items or implement traits, and the public items that they write.
    fn written_by_macros(&self) -> String {
        let mut items: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let all = || self.modules.values().flat_map(|module| &module.items);
        for item in all() {
            let Item::Macro(defined) = item else { continue };
            let (Some(name), text) = (&defined.ident, spaced(&defined.mac.tokens.to_string())) else { continue };
            if text.contains("pub ") || text.contains("impl ") {
                let ends =
                    |rest: &str| rest.find([';', '=']).into_iter().chain(rest.find(" {")).min().unwrap_or(rest.len());
                let public = text
                    .match_indices("pub ")
                    .map(|(at, _)| &text[at..])
                    .filter(|rest| !rest.starts_with("pub ("))
                    .map(|rest| rest[..ends(rest)].trim().to_owned());
                items.insert(name.to_string(), public.collect());
            }
        }
        let mut found = BTreeSet::new();
        for item in all() {
            let Item::Macro(called) = item else { continue };
            let name = called.mac.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
            if called.ident.is_none() && items.contains_key(&name) {
                // A closure among them is how it works, not what it writes.
                let given = spaced(&called.mac.tokens.to_string());
                found.insert(format!("{name}!({})", given.split(", |").next().unwrap_or_default()));
            }
        }
        let rules = items.into_iter().filter(|(_, public)| !public.is_empty());
        let rules: String = rules
            .map(|(name, public)| {
                format!("macro {name}\n{}\n", public.iter().map(|p| format!("    {p}\n")).collect::<String>())
            })
            .collect();
        format!("{rules}{}", found.iter().map(|text| format!("{text}\n")).collect::<String>())
    }
}

fn spaced(tokens: &str) -> String {
    tokens.split_whitespace().collect::<Vec<_>>().join(" ")
}
