"""The Qt front of Yaodian. It imports `core`; `core` never imports it."""
