//! What a project adds to its client's generated `Cargo.toml`.

use toml_edit::{DocumentMut, Item, Table};

/// The generated manifest with the tables of `extra` merged into it, comments and all.
pub fn extend(manifest: &str, extra: &Table) -> Result<String, String> {
    let mut document = parse(manifest)?;
    for (key, item) in extra {
        let mut item = item.clone();
        detach(&mut item);
        let has_name = item
            .as_table_like()
            .is_some_and(|package| package.contains_key("name"));
        if key == "package" && has_name {
            return Err("the crate's name is `package`, not `manifest.package.name`".to_owned());
        }
        match (document.get_mut(key), item) {
            (Some(Item::Table(table)), Item::Table(more)) => {
                for (key, item) in more {
                    table.insert(&key, item);
                }
            }
            (Some(present), item) => *present = item,
            (None, item) => {
                document.insert(key, item);
            }
        }
    }
    Ok(document.to_string())
}

/// The manifest of a crate that is a workspace of its own, whatever folder it stands in.
pub fn own_workspace(manifest: &str) -> String {
    format!("{}\n\n[workspace]\n", manifest.trim_end())
}

fn parse(manifest: &str) -> Result<DocumentMut, String> {
    manifest
        .parse()
        .map_err(|error| format!("the generated Cargo.toml is not valid: {error}"))
}

/// Tables know their place among the tables of their file; here they follow what is there.
fn detach(item: &mut Item) {
    match item {
        Item::Table(table) => detach_table(table),
        Item::ArrayOfTables(tables) => tables.iter_mut().for_each(detach_table),
        Item::None | Item::Value(_) => {}
    }
}

fn detach_table(table: &mut Table) {
    table.set_position(None);
    let prefix = table
        .decor()
        .prefix()
        .and_then(|prefix| prefix.as_str())
        .unwrap_or_default();
    let prefix = format!("\n{}", prefix.trim_start());
    table.decor_mut().set_prefix(prefix);
    table.iter_mut().for_each(|(_, item)| detach(item));
}

#[cfg(test)]
mod tests {
    use toml_edit::DocumentMut;

    const GENERATED: &str = "# head\n\n[package]\nname = \"a\"\n\n[dependencies]\nb = \"1\"\n";

    fn extend(extra: &str) -> Result<String, String> {
        super::extend(GENERATED, extra.parse::<DocumentMut>().unwrap().as_table())
    }

    #[test]
    fn tables_are_merged_with_their_comments() {
        let extra = "# out\n[package]\nlicense = \"MIT\"\n\n# Why.\n[dev-dependencies]\nc = { version = \"1\" } # so\n\n\
                     [lints]\nworkspace = true\n\n[[example]]\nname = \"x\"\n";
        insta::assert_snapshot!(extend(extra).unwrap(), @r#"
        # head

        [package]
        name = "a"
        license = "MIT"

        [dependencies]
        b = "1"

        # Why.
        [dev-dependencies]
        c = { version = "1" } # so

        [lints]
        workspace = true

        [[example]]
        name = "x"
        "#);
    }

    #[test]
    fn the_name_is_set_elsewhere() {
        assert!(extend("[package]\nname = \"x\"\n").is_err());
    }
}
