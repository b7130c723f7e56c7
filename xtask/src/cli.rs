//! The command line, as `--help` shows it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::package::{Name, Version};

/// The commands of this workspace.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    after_help = "Exit status: 0 done; 1 the document is wrong, or a check found something; 2 wrong \
        usage, or no codegen.toml where one is needed."
)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub options: Options,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = "Generate the client from the OpenAPI document")]
    Gen(Gen),
    #[command(about = "Tell what changed between two documents, for the wire and for Rust callers")]
    Diff(Diff),
    #[command(about = "Print what a stage of the generator makes of the document")]
    Show(Show),
    #[command(about = "Explain the code of a message or a rule of `diff`, or list them")]
    Explain(Explain),
    #[command(about = "Generate every document of a folder, and show a table")]
    Corpus(Corpus),
    #[command(about = "Measure what a document's client costs to generate, check and build")]
    Cost(Cost),
    #[command(about = "Run all checks, as `.ci/run` does")]
    Ci,
}

/// What every command takes.
#[derive(Args, Debug)]
#[command(next_help_heading = "Options of every command")]
pub struct Options {
    /// Say nothing but errors and what was asked for
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Show every warning, however often the same one occurs
    #[arg(long, global = true)]
    pub all_warnings: bool,
    /// Whether to colour messages; `auto` heeds `NO_COLOR`
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t)]
    pub color: Color,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
pub enum Color {
    /// If a person watches
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Args, Debug)]
#[command(
    long_about = "Generate the client from the OpenAPI document.\n\n\
        Without --spec, the nearest codegen.toml or spec/codegen.toml, in this folder or above it \
        within the repository, says which document becomes which crate. With --spec and --out, any \
        document becomes a stand-alone crate. Either way src/, Cargo.toml and api.lock of the crate are \
        generated and nothing else in its folder is touched; after an error nothing is.\n\n\
        The crate's api.lock lists its public items. A name that stands there is kept, and can be \
        chosen there by hand; --fresh decides all of them anew.",
    after_help = "Examples:\n  \
        cargo xtask gen\n  \
        cargo xtask gen --check\n  \
        cargo xtask gen --spec petstore.yaml --out ../petstore-client\n  \
        cargo xtask gen --spec bank.yaml --out client --tag Accounts --operation 'GET /banks/{id}'"
)]
pub struct Gen {
    /// Write nothing; print the difference and exit with 1 if there is one
    #[arg(long)]
    pub check: bool,
    #[command(flatten)]
    pub document: Document,
    /// The folder of the crate; new, empty, or generated before
    #[arg(long, value_name = "DIR", requires = "spec", conflicts_with = "config")]
    pub out: Option<PathBuf>,
    /// The name of the crate [default: made from DIR or the document's title]
    #[arg(long, requires = "spec", conflicts_with = "config")]
    pub package: Option<Name>,
    /// The version of the crate [default: 0.1.0]
    #[arg(long, requires = "spec", conflicts_with = "config")]
    pub version: Option<Version>,
    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
    /// Name everything anew, whatever api.lock says
    #[arg(long)]
    pub fresh: bool,
}

/// A document and what is wanted of it.
#[derive(Args, Debug, Default)]
pub struct Document {
    /// The settings to use instead of the nearest codegen.toml
    #[arg(long, value_name = "FILE", conflicts_with_all = ["spec", "tag", "operation", "overlay"])]
    pub config: Option<PathBuf>,
    #[arg(help = "An OpenAPI document, YAML or JSON", long, value_name = "FILE")]
    pub spec: Option<PathBuf>,
    /// Only operations with this tag; may be repeated
    #[arg(long, requires = "spec")]
    pub tag: Vec<String>,
    /// Only this operation, by operationId or as `METHOD /path`; may be repeated
    #[arg(long, value_name = "ID", requires = "spec")]
    pub operation: Vec<String>,
    #[arg(
        help = "An OpenAPI overlay to apply first; may be repeated",
        long,
        value_name = "FILE",
        requires = "spec"
    )]
    pub overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub leniency: Leniency,
}

/// What lets a document be read that would be refused otherwise.
#[derive(Args, Clone, Debug, Default)]
pub struct Leniency {
    /// Let references lead to files in this folder, instead of the document's own
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Leave out operations that alone are broken
    #[arg(long)]
    pub skip_broken: bool,
}

#[derive(Args, Debug)]
#[command(
    long_about = "Tell what changed between two documents, for the wire and for Rust callers.\n\n\
        A change breaks the wire if a client of the old document fails with a server of the new \
        one, and Rust if code written against the old client does not compile against the new one. \
        With --base, the document of the nearest codegen.toml or spec/codegen.toml, as it is in a \
        revision of its git repository, is compared with the one in the working tree. Descriptions \
        are not compared.\n\n\
        Each change has a rule, which `cargo xtask explain RULE` tells of, and a fingerprint. [diff] \
        in the settings gives rules other levels, and waives changes by their fingerprints.",
    after_help = "Examples:\n  \
        cargo xtask diff old.yaml new.yaml\n  \
        cargo xtask diff old.yaml new.yaml --format json --fail-on none\n  \
        cargo xtask diff --root . v1/api.yaml v2/api.yaml --skip-broken\n  \
        cargo xtask diff old.yaml new.yaml --config spec/codegen.toml --format html > report.html\n  \
        cargo xtask diff --base main --format markdown\n\n\
        Exit status: 0 nothing of the level of --fail-on; 1 something is; 2 wrong usage, or no \
        codegen.toml where one is needed; 3 a document is wrong."
)]
pub struct Diff {
    /// The document as it was
    #[arg(required_unless_present = "base", requires = "new")]
    pub old: Option<PathBuf>,
    /// The document as it is
    #[arg(required_unless_present = "base")]
    pub new: Option<PathBuf>,
    /// Compare the project's document with the one of this git revision
    #[arg(
        long,
        value_name = "REV",
        conflicts_with_all = ["old", "new", "tag", "operation", "overlay"]
    )]
    pub base: Option<String>,
    /// With --base, the settings to use instead of the nearest codegen.toml; with two documents,
    /// where waivers and levels stand
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only operations with this tag; may be repeated
    #[arg(long, requires = "new")]
    pub tag: Vec<String>,
    /// Only this operation, by operationId or as `METHOD /path`; may be repeated
    #[arg(long, value_name = "ID", requires = "new")]
    pub operation: Vec<String>,
    /// An OpenAPI overlay to apply to both documents; may be repeated
    #[arg(long, value_name = "FILE", requires = "new")]
    pub overlay: Vec<PathBuf>,
    #[command(flatten)]
    pub leniency: Leniency,
    /// How the changes are written
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Which changes make the exit status 1 [default: what the settings say, or breaking]
    #[arg(long, value_enum, value_name = "CHANGES")]
    pub fail_on: Option<FailOn>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For a pull request, within the length of a comment
    Markdown,
    /// For programs
    Json,
    /// Annotations of GitHub's workflows
    Github,
    /// One page with filters and both signatures of everything
    Html,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// Those that break the wire
    Wire,
    /// Those that break Rust callers
    Rust,
    /// Those that break either
    #[default]
    Breaking,
    /// Those that break either, and those after which a call may do something else
    Risky,
    /// No change
    None,
}

#[derive(Args, Debug)]
#[command(
    long_about = "Print what a stage of the generator makes of the document.\n\n\
        Without --spec, that of the nearest codegen.toml or spec/codegen.toml, in this folder or \
        above it within the repository.",
    after_help = "Examples:\n  \
        cargo xtask show document /paths\n  \
        cargo xtask show model '#/components/schemas/Bank'\n  \
        cargo xtask show names --spec petstore.yaml\n  \
        cargo xtask show emit src/models/bank.rs"
)]
pub struct Show {
    /// How far to go
    pub stage: Stage,
    /// Only what stands at or below this JSON Pointer; for `emit`, only files at this path
    pub pointer: Option<String>,
    #[command(flatten)]
    pub document: Document,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Stage {
    /// The value as written, with overlays applied
    Document,
    /// As meant: references resolved, allOf merged
    Normal,
    /// As Rust types and operations, without names
    Model,
    /// What everything is called
    Names,
    /// The text of the files
    Emit,
}

#[derive(Args, Debug)]
#[command(
    long_about = "Explain the code of a message or a rule of `diff`.\n\n\
        Without a code, all codes are listed, and with `rules` all rules: the name of each, what \
        it does to the wire and to Rust at the worst, and why.",
    after_help = "Examples:\n  \
        cargo xtask explain W0209\n  \
        cargo xtask explain rules\n  \
        cargo xtask explain property-gone"
)]
pub struct Explain {
    /// A code such as E0103, a rule such as property-gone, or `rules`
    pub code: Option<String>,
}

#[derive(Args, Debug)]
#[command(
    long_about = "Generate every document of a folder, and show a table.\n\n\
        Every .json, .yaml and .yml file of the folder and the folders in it is generated, in \
        memory. With --check the crates are written to target/corpus, of the project in which you \
        stand or of this folder, and compiled together. \
        Documents of versions that are not supported are listed and do not count as failures.",
    after_help = "Examples:\n  \
        cargo xtask corpus ../specs\n  \
        cargo xtask corpus ../specs --check --doc\n  \
        cargo xtask corpus ../specs --expect spec/corpus.toml --bless"
)]
pub struct Corpus {
    /// The folder
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub leniency: Leniency,
    /// Compile every generated crate with `cargo check`
    #[arg(long)]
    pub check: bool,
    /// Build every generated crate's documentation, without a warning
    #[arg(long)]
    pub doc: bool,
    /// Compare with the results in this file, and fail if one differs
    #[arg(long, value_name = "FILE")]
    pub expect: Option<PathBuf>,
    /// Write the results to the file of --expect instead
    #[arg(long, requires = "expect")]
    pub bless: bool,
    /// Only files whose path contains this
    #[arg(long, value_name = "TEXT")]
    pub filter: Option<String>,
    /// Only this many files, of evenly spread sizes
    #[arg(long, value_name = "NUMBER")]
    pub sample: Option<usize>,
    /// How long one document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    pub time_limit: u64,
}

#[derive(Args, Debug)]
#[command(
    long_about = "Measure what a document's client costs to generate, check and build.\n\n\
        What is told are seconds of CPU time, of user and system: of generating the crate, of \
        `cargo check` and `cargo build --release` of the crate alone, without what it depends on, \
        and of the crate with a small program that calls ten of its operations; also the size of \
        that program, and the lines of the crate. Where ploidy or openapi-to-rust is installed, \
        its figures for the same document stand beside them. All is built in target/cost, of the \
        project in which you stand or of this folder; crates come from cargo's registry.",
    after_help = "Examples:\n  \
        cargo xtask cost petstore.yaml\n  \
        cargo xtask cost petstore.yaml --no-release --runs 1\n  \
        cargo xtask cost petstore.yaml --peer ../bin/ploidy --format json"
)]
pub struct Cost {
    #[arg(help = "An OpenAPI document, YAML or JSON")]
    pub file: PathBuf,
    #[arg(
        help = "Another generator, ploidy or openapi-to-rust, if not on PATH; may be repeated",
        long,
        value_name = "PATH"
    )]
    pub peer: Vec<PathBuf>,
    /// How often everything is done; of each figure the least is told
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 3,
        value_parser = clap::value_parser!(u32).range(1..)
    )]
    pub runs: u32,
    /// Leave out the release builds, which take longest
    #[arg(long)]
    pub no_release: bool,
    /// How the figures are written
    #[arg(long, value_enum, default_value_t)]
    pub format: CostFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
pub enum CostFormat {
    /// A table for people
    #[default]
    Text,
    /// For programs
    Json,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
