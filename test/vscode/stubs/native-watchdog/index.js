// Stands in for a native module that ends the process when its parent dies; the test run ends it itself.
exports.start = () => {};
