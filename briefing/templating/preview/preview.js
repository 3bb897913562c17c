"use strict";

const find = (id) => document.getElementById(id);
let shown = "";
let made = "";

function fill(state) {
  const stories = find("story");
  if (stories.options.length === 0) {
    for (const name of state.stories) stories.add(new Option(name, name));
  }
  stories.value = state.story;
  find("pack").textContent = `Pack “${state.pack}”`;
  document.title = `${state.pack} – preview`;
  const others = state.faults.filter((fault) => fault !== state.error);
  find("error").textContent = [state.error, ...others].join("\n\n");
  find("error").hidden = state.error === "";
  find("faults").textContent = state.faults.join("\n");
  find("count").textContent = `Lint: ${state.faults.length} to look at`;
  find("lint").hidden = state.faults.length === 0 || state.error !== "";
}

// The page stays where the reader had scrolled to.
function reload(frame, address) {
  let place = 0;
  try { place = frame.contentWindow.scrollY; } catch { /* a PDF does not say */ }
  frame.onload = () => { try { frame.contentWindow.scrollTo(0, place); } catch { /* nor does it scroll */ } };
  frame.contentWindow.location.replace(address);
}

async function show(state) {
  const query = `?story=${encodeURIComponent(state.story)}&version=${state.version}`;
  reload(find("html"), `/brief.html${query}`);
  find("markdown").textContent = await (await fetch(`/brief.md${query}`)).text();
  reload(find("pdf"), `/brief.pdf${query}#toolbar=0&navpanes=0&view=FitH`);
}

async function look() {
  try {
    const story = find("story").value;
    const state = await (await fetch(`/state?story=${encodeURIComponent(story)}`)).json();
    const now = `${state.story} ${state.version}`;
    find("status").textContent = "";
    if (now !== made) {
      made = now;
      fill(state);
      if (state.error === "" && now !== shown) {
        shown = now;
        await show(state);
      }
    }
  } catch {
    find("status").textContent = "The preview has ended.";
  }
  setTimeout(look, 250);
}

find("story").addEventListener("change", () => { made = ""; });
look();
