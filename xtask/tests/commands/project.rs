//! On which project a command works: that of the folder in which it is run.

use std::fmt::Write as _;

use crate::support::{Folder, PETS};

const SETTINGS: &str = "spec = \"pets.yaml\"\nout = \"../client\"\npackage = \"pets\"\n";

/// A repository `here` with settings in `spec/`, below a folder that has other ones.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("codegen.toml", "spec = \"none.yaml\"\nout = \"none\"\n");
    folder.write("here/.git", "gitdir: elsewhere\n");
    folder.write("here/spec/codegen.toml", SETTINGS);
    folder.write("here/spec/pets.yaml", PETS);
    folder.write("here/deep/down/notes.txt", "");
    folder
}

#[test]
fn the_nearest_settings_count_wherever_one_stands() {
    let folder = folder();
    let run = folder.run_in("here/deep/down", &["gen"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains(" → ../../client/ ("), "{}", run.stdout);
    let header = "// @generated from spec/pets.yaml by ";
    assert!(folder.read("here/client/src/lib.rs").starts_with(header));
    // The same bytes from anywhere, with the settings found or named.
    for within in ["here", "here/spec", "here/client/src"] {
        let run = folder.run_in(within, &["gen", "--check"]);
        assert_eq!(run.status, 0, "{within}: {}", run.shown());
    }
    let named = ["gen", "--check", "--config", "here/spec/codegen.toml"];
    assert_eq!(folder.run(&named).status, 0);
    let show = ["show", "names", "/components/schemas/Owner"];
    for within in ["here", "here/deep/down"] {
        assert_eq!(folder.run_in(within, &show).status, 0, "{within}");
    }
}

#[test]
fn settings_at_the_root_come_before_those_in_its_folder_spec() {
    let folder = folder();
    let settings = "spec = \"spec/pets.yaml\"\nout = \"other\"\npackage = \"pets\"\n";
    folder.write("here/codegen.toml", settings);
    assert_eq!(folder.run_in("here/deep", &["gen"]).status, 0);
    let header = "// @generated from spec/pets.yaml by ";
    assert!(folder.read("here/other/src/lib.rs").starts_with(header));
    assert!(!folder.path("here/client").exists());
}

#[test]
fn a_repository_called_spec_is_a_root_of_its_own() {
    let folder = Folder::new();
    folder.write("spec/.git/HEAD", "");
    let settings = SETTINGS.replace("../client", "client");
    folder.write("spec/codegen.toml", settings);
    folder.write("spec/pets.yaml", PETS);
    assert_eq!(folder.run_in("spec", &["gen"]).status, 0);
    let text = folder.read("spec/client/src/lib.rs");
    assert!(text.starts_with("// @generated from pets.yaml by "));
}

#[test]
fn without_settings_it_is_told_what_to_do() {
    let folder = Folder::with_pets();
    folder.write("above/codegen.toml", SETTINGS);
    folder.write("above/inner/.git/HEAD", "");
    let before = folder.everything();
    let here = folder.path("above/inner").canonicalize().unwrap();
    let mut shown = String::new();
    for arguments in [
        &["gen"][..],
        &["gen", "--check"],
        &["gen", "--deny-warnings"],
        &["show", "model"],
        &["diff", "--base", "HEAD"],
    ] {
        let run = folder.run_in("above/inner", arguments);
        let text = run.shown().replace(&here.display().to_string(), "HERE");
        writeln!(shown, "=== {}\n{text}\n", arguments.join(" ")).unwrap();
    }
    insta::assert_snapshot!(shown);
    assert_eq!(folder.everything(), before);
    for arguments in [
        &["gen", "--spec", "pets.yaml", "--out", "client"][..],
        &["diff", "pets.yaml", "pets.yaml"],
        &["show", "model", "--spec", "pets.yaml"],
        &["explain", "E0103"],
        &["corpus", "."],
    ] {
        let run = folder.run(arguments);
        assert_eq!(run.status, 0, "{arguments:?}: {}", run.shown());
    }
}

#[test]
fn options_that_do_not_go_together_are_refused() {
    let folder = folder();
    let before = folder.everything();
    for (command, option) in [
        ("gen", ["--spec", "spec/pets.yaml"]),
        ("gen", ["--out", "other"]),
        ("gen", ["--package", "other"]),
        ("gen", ["--version", "2.0.0"]),
        ("gen", ["--tag", "Pets"]),
        ("gen", ["--operation", "listPets"]),
        ("gen", ["--overlay", "spec/pets.yaml"]),
        ("show", ["--spec", "spec/pets.yaml"]),
        ("show", ["--tag", "Pets"]),
        ("show", ["--operation", "listPets"]),
        ("show", ["--overlay", "spec/pets.yaml"]),
    ] {
        let stage = (command == "show").then_some("model");
        let mut arguments = vec![command];
        arguments.extend(stage);
        arguments.extend(option);
        arguments.extend(["--config", "spec/codegen.toml"]);
        let run = folder.run_in("here", &arguments);
        assert_eq!(run.status, 2, "{arguments:?}");
        let told = run.stderr.contains("cannot be used with");
        assert!(told && run.stderr.contains("--config"), "{}", run.stderr);
        // Nor with settings that are found.
        arguments.truncate(arguments.len() - 2);
        if option[0] != "--spec" {
            assert_eq!(folder.run_in("here", &arguments).status, 2, "{arguments:?}");
        }
    }
    assert_eq!(folder.everything(), before);
}

#[test]
fn a_revision_is_one_of_the_projects_repository() {
    let folder = folder();
    std::fs::remove_file(folder.path("here/.git")).unwrap();
    let settings = SETTINGS.replace("pets.yaml", "../api/pets.yaml");
    folder.write("here/spec/codegen.toml", settings);
    folder.write("here/api/pets.yaml", PETS);
    let base = ["diff", "--base", "HEAD"];
    let run = folder.run_in("here/spec", &base);
    assert_eq!(run.status, 2);
    if !folder.commit("here") {
        return;
    }
    assert_eq!(folder.run_in("here", &base).status, 0);
    let changed = PETS.replace("name: { type: string }", "name: { type: integer }");
    folder.write("here/api/pets.yaml", changed);
    let config = [&base[..], &["--config", "here/spec/codegen.toml"]].concat();
    for (within, arguments) in [
        ("here", &base[..]),
        ("here/spec", &base),
        ("here/deep/down", &base),
        (".", &config),
    ] {
        let run = folder.run_in(within, arguments);
        assert_eq!(run.status, 1, "{within}: {}", run.shown());
        assert!(run.stdout.contains("name"), "{within}: {}", run.stdout);
    }
    // As in a hook of another repository, which tells where that one is.
    assert!(folder.commit("."));
    let mut hook = folder.command(&config);
    hook.env("GIT_DIR", folder.path(".git"));
    assert_eq!(crate::support::Run::of(&mut hook).status, 1);
    for unknown in ["nothing", "--upload-pack=x", "--help"] {
        let base = format!("--base={unknown}");
        let run = folder.run_in("here", &["diff", &base]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{unknown}");
        let told = format!("git knows no revision `{unknown}`");
        assert!(run.stderr.contains(&told), "{}", run.stderr);
    }
}
