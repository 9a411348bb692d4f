// The explorer's button that copies its Python call. It runs in the page, since a kernel has no clipboard, and reads the
// call from there: nothing of a corpus stands in this script.
{
  const button = document.createElement("button");
  button.className = "jupyter-widgets jupyter-button widget-button mf-copy";
  button.title = "Copy the Python that makes the same, to be pasted into a cell";
  button.textContent = "Copy Python call";
  const said = document.createElement("span");
  said.setAttribute("role", "status");

  // Where a page came over plain http from another machine, browsers have this older way only.
  const copySelected = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    button.after(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    button.focus();
    return done;
  };
  button.addEventListener("click", async () => {
    const text = button.closest(".mf-explorer").querySelector(".mf-call").textContent;
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copySelected(text);
    }
    said.textContent = done ? "Copied." : "The browser does not allow it: click the Python call, and copy it.";
    setTimeout(() => { said.textContent = ""; }, 4000);
  });
  element.append(button, said);
}
