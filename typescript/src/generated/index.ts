// Generated from abi/*.sol by `usdai bindings`; do not edit.
export { authorityAbi } from "./authority.js";
export { beaconAbi } from "./beacon.js";
export { qevLensAbi } from "./qev-lens.js";
export { qevMetadataAbi } from "./qev-metadata.js";
export { qevAbi } from "./qev.js";
export { susdaiAbi } from "./susdai.js";
export { tokenAbi } from "./token.js";
export { usdaiAbi } from "./usdai.js";
