//! Imports go one way: no file needs another that needs it, directly or in a circle, and neither do the top folders.
//! Read from `use` items and from paths that begin with `crate::`. That a module declares another is no import.

use std::collections::{BTreeMap, BTreeSet};

use crate::{code, is_test_file, sources};

/// Which module needs which, by their paths from `crate`.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// The module of a file below `src/`: `crate::tui::app` for `src/tui/app.rs`.
fn module_of(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").replace('/', "::");
    if path == "lib" || path == "main" { "crate".to_owned() } else { format!("crate::{path}") }
}

/// The paths that a `use` names: `a::{b, c::{d, e}}` names `a::b`, `a::c::d` and `a::c::e`.
fn expanded(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let Some((before, inside)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        found.push(format!("{prefix}{path}"));
        return;
    };
    let prefix = format!("{prefix}{}", before.trim());
    let inside = inside.trim_end().strip_suffix('}').unwrap_or(inside);
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in inside.char_indices().chain([(inside.len(), ',')]) {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                if !inside[start..at].trim().is_empty() {
                    expanded(&prefix, &inside[start..at], found);
                }
                start = at + 1;
            }
            _ => {}
        }
    }
}

/// The paths that a file names, from `crate`.
fn paths(module: &str, text: &str) -> Vec<String> {
    let code: Vec<&str> = code(text).map(|(_, line)| line).collect();
    let code = code.join(" ");
    let mut named = Vec::new();
    for item in code.split("use ").skip(1) {
        expanded("", item.split(';').next().unwrap_or_default(), &mut named);
    }
    let inline = code.split("crate::").skip(1);
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    named.extend(inline.map(|rest| {
        let end = rest.find(|c| !is_path(c)).unwrap_or(rest.len());
        format!("crate::{}", &rest[..end])
    }));
    named.iter().filter_map(|path| from_crate(module, path)).collect()
}

/// A path with `self` and `super` resolved; `None` where it leads out of the crate.
fn from_crate(module: &str, path: &str) -> Option<String> {
    let path = path.replace(' ', "");
    if path.starts_with("crate::") {
        return Some(path);
    }
    let (mut base, mut rest) = (module.to_owned(), path.as_str());
    if let Some(after) = rest.strip_prefix("self::") {
        return Some(format!("{base}::{after}"));
    }
    if !rest.starts_with("super::") {
        return None;
    }
    while let Some(after) = rest.strip_prefix("super::") {
        base.truncate(base.rfind("::").unwrap_or(0));
        rest = after;
    }
    Some(format!("{base}::{rest}"))
}

fn imports(files: &[(String, String)]) -> Imports {
    let modules: BTreeSet<String> = files.iter().map(|(file, _)| module_of(file)).collect();
    let owner = |path: &str| {
        let mut path = path;
        while !modules.contains(path) {
            path = &path[..path.rfind("::")?];
        }
        Some(path.to_owned()).filter(|module| module != "crate")
    };
    let needs = |(file, text): &(String, String)| {
        let module = module_of(file);
        let needed = paths(&module, text).iter().filter_map(|path| owner(path)).collect::<BTreeSet<_>>();
        let others = needed.into_iter().filter(|needed| *needed != module).collect();
        (module, others)
    };
    files.iter().map(needs).collect()
}

/// The modules on a way from `module` back to itself, if there is one.
fn circle(imports: &Imports, module: &str) -> Option<Vec<String>> {
    let mut ways = vec![vec![module.to_owned()]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        let last = way.last().map_or("", String::as_str);
        for next in imports.get(last).into_iter().flatten() {
            if next == module {
                return Some(way);
            }
            if seen.insert(next.clone()) {
                ways.push([way.clone(), vec![next.clone()]].concat());
            }
        }
    }
    None
}

/// The circles, each once, as a sentence.
fn circles(imports: &Imports) -> Vec<String> {
    let mut told = BTreeSet::new();
    let all = imports.keys().filter_map(|module| circle(imports, module));
    all.filter(|way| way.iter().all(|module| told.insert(module.clone())))
        .map(|way| format!("{} → {}", way.join(" → "), way[0]))
        .collect()
}

/// The same between the folders at the top.
fn between_folders(imports: &Imports) -> Imports {
    let folder = |module: &str| module.split("::").nth(1).unwrap_or_default().to_owned();
    let mut folders = Imports::new();
    for (module, needed) in imports {
        let own = folder(module);
        let others = needed.iter().map(|module| folder(module)).filter(|other| *other != own);
        folders.entry(own.clone()).or_default().extend(others);
    }
    folders
}

fn source_files() -> Vec<(String, String)> {
    sources(&["src"]).into_iter().filter(|(file, _)| !is_test_file(file)).collect()
}

#[test]
fn imports_make_no_circle() {
    let imports = imports(&source_files());
    let circles = [circles(&imports), circles(&between_folders(&imports))].concat();
    assert!(circles.is_empty(), "each needs the next:\n{}", circles.join("\n"));
}

#[test]
fn a_circle_is_found_and_named() {
    let file = |name: &str, text: &str| (format!("src/{name}.rs"), text.to_owned());
    let files = [
        file("a", "use crate::b::{self, c::C};\n"),
        file("b", "mod c;\nuse std::fmt;\n"),
        file("b/c", "use super::super::d::D;\n// use crate::a;\n"),
        file("d", "fn d() -> crate::a::A {}\n"),
        file("e", "use crate::a::A;\nmod tests {\nuse crate::e;\n"),
    ];
    assert_eq!(circles(&imports(&files)), ["crate::a → crate::b::c → crate::d → crate::a"]);
}
