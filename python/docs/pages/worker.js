// The search runs in a worker. A page opened from a folder may not start one, so there a hidden frame takes its place.
if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(url) {
      super();
      this.waiting = [];
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inner = this.frame.contentWindow;
      inner.document.open();
      inner.document.write("<!doctype html><body></body>");
      inner.document.close();
      // What the worker says goes to whoever made it; what it is told, it hears as a message.
      inner.postMessage = (data) => this.say(new MessageEvent("message", { data: structuredClone(data) }));
      inner.importScripts = () => {};
      const script = inner.document.createElement("script");
      script.src = new URL(url, location.href).href;
      script.onload = () => {
        this.tell = (data) => inner.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
        this.waiting.splice(0).forEach(this.tell);
      };
      script.onerror = () => this.say(new ErrorEvent("error", { message: "the search could not be loaded" }));
      inner.document.body.append(script);
    }
    say(event) {
      this.dispatchEvent(event);
      const named = this["on" + event.type];
      if (named) named.call(this, event);
    }
    postMessage(data) {
      if (this.tell) setTimeout(() => this.tell(data));
      else this.waiting.push(data);
    }
    terminate() {
      this.frame.remove();
    }
  };
}
