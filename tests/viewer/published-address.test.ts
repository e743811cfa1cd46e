import { describe, expect, it } from "vitest";
import { publishedAddress } from "../../src/viewer/save-image/published-url.ts";

function addressAt(href: string): string | undefined {
  return publishedAddress(new URL(href) as unknown as Location);
}

describe("the address that a picture names", () => {
  it("is that of the page, with its query and without its fragment", () => {
    expect(addressAt("https://example.org/maps/?embed#at=rail")).toBe("https://example.org/maps/?embed");
    expect(addressAt("http://172.32.0.1/")).toBe("http://172.32.0.1/");
    expect(addressAt("http://[2001:db8::1]/")).toBe("http://[2001:db8::1]/");
  });

  it.each([
    ...["http://localhost:4173/", "http://desk/", "http://maps.local/", "http://a.localhost/", "https://x.internal/"],
    ...["http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.0.5/", "http://172.16.0.1/", "http://172.31.255.1/"],
    ...["http://169.254.1.1/", "http://0.0.0.0/", "http://[::1]/", "http://[fd12:3456::1]/", "http://[fe80::1]/"],
    ...["http://box.home.arpa/", "file:///home/someone/index.html"],
  ])("is none where only this machine or this house finds it: %s", (href) => {
    expect(addressAt(href)).toBeUndefined();
  });
});
