//! Prints the interface, as `cargo stylus export-abi` asks for it. There is no constructor.

fn main() {
    if std::env::args().nth(1).as_deref() != Some("constructor") {
        print!("{}", include_str!("../../../abi/loan-default.sol"));
    }
}
