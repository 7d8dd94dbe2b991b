// Generated from abi/authority.sol by `usdai bindings`; do not edit.
import type { Abi } from "viem";

export const authorityAbi = [
  {
    "type": "constructor",
    "inputs": [
      {
        "name": "admin",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "acceptAdmin",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "addTarget",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      },
      {
        "name": "entries",
        "type": "bytes4[]"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "admin",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "cancel",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "delayOf",
    "inputs": [
      {
        "name": "calls",
        "type": "tuple[]",
        "components": [
          {
            "name": "target",
            "type": "address"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "entries",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes4[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "execute",
    "inputs": [
      {
        "name": "calls",
        "type": "tuple[]",
        "components": [
          {
            "name": "target",
            "type": "address"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "predecessor",
        "type": "bytes32"
      },
      {
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "getRoleAdmin",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getRoleMember",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "getRoleMemberCount",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "grantRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "hasRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "hashOperation",
    "inputs": [
      {
        "name": "calls",
        "type": "tuple[]",
        "components": [
          {
            "name": "target",
            "type": "address"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "predecessor",
        "type": "bytes32"
      },
      {
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "isSealed",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "module",
    "inputs": [
      {
        "name": "name",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "modules",
    "inputs": [],
    "outputs": [
      {
        "name": "names",
        "type": "bytes32[]"
      },
      {
        "name": "modules",
        "type": "address[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "operation",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "state",
        "type": "uint8"
      },
      {
        "name": "readyAt",
        "type": "uint64"
      },
      {
        "name": "expiresAt",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "operations",
    "inputs": [],
    "outputs": [
      {
        "name": "ids",
        "type": "bytes32[]"
      },
      {
        "name": "readyAt",
        "type": "uint64[]"
      },
      {
        "name": "expiresAt",
        "type": "uint64[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pause",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      },
      {
        "name": "entry",
        "type": "bytes4"
      },
      {
        "name": "until",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pauseAll",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "pausedUntil",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      },
      {
        "name": "entry",
        "type": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "pendingAdmin",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "push",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      },
      {
        "name": "data",
        "type": "bytes"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bytes"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "removeTarget",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "renounceAdmin",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "renounceRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "confirmation",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "revokeRole",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "roleNames",
    "inputs": [],
    "outputs": [
      {
        "name": "roles",
        "type": "bytes32[]"
      },
      {
        "name": "names",
        "type": "string[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "roles",
    "inputs": [],
    "outputs": [
      {
        "name": "roles",
        "type": "bytes32[]"
      },
      {
        "name": "holders",
        "type": "address[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "schedule",
    "inputs": [
      {
        "name": "calls",
        "type": "tuple[]",
        "components": [
          {
            "name": "target",
            "type": "address"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "predecessor",
        "type": "bytes32"
      },
      {
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "outputs": [
      {
        "name": "id",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "seal",
    "inputs": [],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "setModule",
    "inputs": [
      {
        "name": "name",
        "type": "bytes32"
      },
      {
        "name": "module",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "supportsInterface",
    "inputs": [
      {
        "name": "interfaceId",
        "type": "bytes4"
      }
    ],
    "outputs": [
      {
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "sync",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "function",
    "name": "targets",
    "inputs": [],
    "outputs": [
      {
        "name": "",
        "type": "address[]"
      }
    ],
    "stateMutability": "view"
  },
  {
    "type": "function",
    "name": "transferAdmin",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      }
    ],
    "outputs": [],
    "stateMutability": "nonpayable"
  },
  {
    "type": "event",
    "name": "AdminChanged",
    "inputs": [
      {
        "name": "previousAdmin",
        "type": "address",
        "indexed": true
      },
      {
        "name": "admin",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "AdminOffered",
    "inputs": [
      {
        "name": "admin",
        "type": "address",
        "indexed": true
      },
      {
        "name": "pendingAdmin",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "ModuleSet",
    "inputs": [
      {
        "name": "name",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "previousModule",
        "type": "address",
        "indexed": true
      },
      {
        "name": "module",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OperationCancelled",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OperationExecuted",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OperationExpired",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "OperationScheduled",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "predecessor",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "salt",
        "type": "bytes32",
        "indexed": false
      },
      {
        "name": "calls",
        "type": "tuple[]",
        "indexed": false,
        "components": [
          {
            "name": "target",
            "type": "address"
          },
          {
            "name": "data",
            "type": "bytes"
          }
        ]
      },
      {
        "name": "readyAt",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "expiresAt",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PauseNotPushed",
    "inputs": [
      {
        "name": "target",
        "type": "address",
        "indexed": true
      },
      {
        "name": "entry",
        "type": "bytes4",
        "indexed": true
      },
      {
        "name": "until",
        "type": "uint64",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "PauseSet",
    "inputs": [
      {
        "name": "target",
        "type": "address",
        "indexed": true
      },
      {
        "name": "entry",
        "type": "bytes4",
        "indexed": true
      },
      {
        "name": "until",
        "type": "uint64",
        "indexed": false
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Pushed",
    "inputs": [
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      },
      {
        "name": "target",
        "type": "address",
        "indexed": true
      },
      {
        "name": "selector",
        "type": "bytes4",
        "indexed": true
      },
      {
        "name": "data",
        "type": "bytes",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleGranted",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "RoleRevoked",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32",
        "indexed": true
      },
      {
        "name": "account",
        "type": "address",
        "indexed": true
      },
      {
        "name": "sender",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "Sealed",
    "inputs": [
      {
        "name": "admin",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "TargetAdded",
    "inputs": [
      {
        "name": "target",
        "type": "address",
        "indexed": true
      },
      {
        "name": "entries",
        "type": "bytes4[]",
        "indexed": false
      }
    ],
    "anonymous": false
  },
  {
    "type": "event",
    "name": "TargetRemoved",
    "inputs": [
      {
        "name": "target",
        "type": "address",
        "indexed": true
      }
    ],
    "anonymous": false
  },
  {
    "type": "error",
    "name": "AccessControlBadConfirmation",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AccessControlEnumerableOutOfBounds",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      },
      {
        "name": "index",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "AccessControlUnauthorizedAccount",
    "inputs": [
      {
        "name": "account",
        "type": "address"
      },
      {
        "name": "neededRole",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "AdminInTwoSteps",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AlreadyConstructed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "AlreadySealed",
    "inputs": []
  },
  {
    "type": "error",
    "name": "DelayRequired",
    "inputs": [
      {
        "name": "delay",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "EntryUnknown",
    "inputs": [
      {
        "name": "entry",
        "type": "bytes4"
      }
    ]
  },
  {
    "type": "error",
    "name": "GuardianChangeAlone",
    "inputs": []
  },
  {
    "type": "error",
    "name": "ModuleHasNoCode",
    "inputs": [
      {
        "name": "module",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "ModuleNameInvalid",
    "inputs": [
      {
        "name": "name",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "NoCalls",
    "inputs": []
  },
  {
    "type": "error",
    "name": "NotPendingAdmin",
    "inputs": [
      {
        "name": "caller",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "OperationKnown",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32"
      },
      {
        "name": "state",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "OperationNotPending",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32"
      },
      {
        "name": "state",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "OperationNotReady",
    "inputs": [
      {
        "name": "id",
        "type": "bytes32"
      },
      {
        "name": "state",
        "type": "uint8"
      },
      {
        "name": "readyAt",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "OperationsPending",
    "inputs": [
      {
        "name": "count",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "OrderMalformed",
    "inputs": [
      {
        "name": "selector",
        "type": "bytes4"
      }
    ]
  },
  {
    "type": "error",
    "name": "OrderUnknown",
    "inputs": [
      {
        "name": "selector",
        "type": "bytes4"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseThroughGuardian",
    "inputs": [
      {
        "name": "selector",
        "type": "bytes4"
      }
    ]
  },
  {
    "type": "error",
    "name": "PauseTooLong",
    "inputs": [
      {
        "name": "until",
        "type": "uint64"
      },
      {
        "name": "latest",
        "type": "uint64"
      }
    ]
  },
  {
    "type": "error",
    "name": "PredecessorNotExecuted",
    "inputs": [
      {
        "name": "predecessor",
        "type": "bytes32"
      },
      {
        "name": "state",
        "type": "uint8"
      }
    ]
  },
  {
    "type": "error",
    "name": "PushFailed",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "RoleUnknown",
    "inputs": [
      {
        "name": "role",
        "type": "bytes32"
      }
    ]
  },
  {
    "type": "error",
    "name": "SelectorMissing",
    "inputs": [
      {
        "name": "length",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TargetAlreadyListed",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "TargetHasNoCode",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "TargetUnknown",
    "inputs": [
      {
        "name": "target",
        "type": "address"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyCalls",
    "inputs": [
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyGrants",
    "inputs": [
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyModules",
    "inputs": [
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyOperations",
    "inputs": [
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "TooManyTargets",
    "inputs": [
      {
        "name": "maximum",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ValueNotAccepted",
    "inputs": [
      {
        "name": "value",
        "type": "uint256"
      }
    ]
  },
  {
    "type": "error",
    "name": "ZeroAddress",
    "inputs": []
  }
] as const satisfies Abi;
