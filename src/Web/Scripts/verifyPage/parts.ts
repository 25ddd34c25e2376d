/** Collects the QR codes of a card that was too large for one (`shc:/1/3/…`). */
export class Parts {
  private readonly kept = new Map<number, string>();
  private total = 0;

  /** All texts once complete; else how many are there. Single codes are complete at once. */
  add(texts: readonly string[]): { readonly complete: readonly string[] } | { readonly have: number; readonly total: number } {
    for (const text of texts) {
      const part = /^shc:\/(\d+)\/(\d+)\//i.exec(text);
      if (part === null) return { complete: [text] };
      const total = Number(part[2]);
      if (total !== this.total) this.clear();
      this.total = total;
      this.kept.set(Number(part[1]), text);
    }
    return this.kept.size === this.total ? { complete: Array.from(this.kept.values()) } : { have: this.kept.size, total: this.total };
  }

  clear(): void {
    this.kept.clear();
    this.total = 0;
  }
}
