// Only enhances: without it the page reads the same. It computes no offset and fetches nothing.
(function () {
  "use strict";
  var each = function (nodes, act) { Array.prototype.forEach.call(nodes, act); };

  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1));
    var node = id && document.getElementById(id);
    if (!node) return;
    var opened = false;
    for (var up = node; up; up = up.parentElement) {
      if (up.tagName === "DETAILS" && !up.open) { up.open = true; opened = true; }
    }
    if (opened) node.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  // A second click on the same link changes no hash, yet must open what was closed again.
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.hash === location.hash) reveal();
  });
  reveal();

  document.addEventListener("toggle", function (event) {
    if (!event.target.open) return;
    each(event.target.querySelectorAll("[data-sha]:not([data-copy])"), function (node) {
      var sha = node.getAttribute("data-sha");
      node.setAttribute("data-copy", "");
      if (!sha || !navigator.clipboard) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = "copy hash";
      button.addEventListener("click", function () {
        navigator.clipboard.writeText(sha).then(function () { button.textContent = "copied"; });
      });
      node.after(" ", button);
    });
  }, true);

  var slot = document.getElementById("filter");
  var events = document.querySelectorAll(".event, .lines > li");
  if (slot && events.length > 3) {
    var box = document.createElement("input");
    var told = document.createElement("span");
    box.type = "search";
    box.placeholder = "Filter events by any word";
    box.setAttribute("aria-label", "Filter events by any word");
    told.className = "when";
    told.setAttribute("role", "status");
    slot.append(box, told);
    box.addEventListener("input", function () {
      var words = box.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      each(events, function (node) {
        var text = node.textContent.toLowerCase();
        node.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
        if (!node.hidden) shown += 1;
      });
      told.textContent = words.length ? shown + " of " + events.length : "";
    });
  }

  var large = document.body.classList.contains("large"), forced = [];
  addEventListener("beforeprint", function () {
    each(document.querySelectorAll("details:not([open])"), function (node) {
      if (node.matches(".why, .furniture") || (large && node.matches(".art"))) return;
      node.open = true;
      forced.push(node);
    });
  });
  addEventListener("afterprint", function () {
    forced.splice(0).forEach(function (node) { node.open = false; });
  });
})();
