//! `usdai completions`: what a shell needs to complete commands.

use std::io::{self, Write};

use clap::{Args, Command};
use clap_complete::{Shell, generate};

/// Which shell.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The shell that is to complete.
    shell: Shell,
}

impl Arguments {
    /// Prints the script for the shell to read.
    ///
    /// # Errors
    /// Nobody reads it.
    pub fn print(&self, mut command: Command) -> io::Result<()> {
        let mut script = Vec::new();
        generate(self.shell, &mut command, "usdai", &mut script);
        io::stdout().write_all(&script)
    }
}
