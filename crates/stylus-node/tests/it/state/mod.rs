//! A chain in a file: what is told to a client is there after whatever happens.

mod damage;
mod disk_full;
mod kills;
mod others;
mod restart;
