import path from 'node:path';

/** A window of the editor in a browser, and what a person sees and does there. */
export class Window {
  constructor(page, host, pictures) {
    this.page = page;
    this.host = host;
    this.pictures = pictures;
  }

  /** Opens a folder with one of its files, at a line (from one) where that is given. */
  async open(folder, file, line) {
    const place = line === undefined ? file : `${file}:${line}:1`;
    const payload = [['openFile', `vscode-remote://${this.host}${folder}/${place}`]];
    if (line !== undefined) payload.push(['gotoLineMode', 'true']);
    const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
    await this.page.goto(`http://${this.host}/?${query}`);
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  press(keys) {
    return this.page.keyboard.press(keys);
  }

  squiggle() {
    return this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info').first();
  }

  line(text) {
    return this.page.locator('.editor-instance .view-line', { hasText: text }).first();
  }

  problem(text) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  }

  /** A row of an open list. */
  row(text) {
    return this.page.locator('.quick-input-list .monaco-list-row', { hasText: text });
  }

  /** Enter in the open list. */
  async accept() {
    await this.page.locator('.quick-input-box input').first().press('Enter');
  }

  /** Ticks every row of the open list. */
  async tickAll() {
    await this.page.locator('.quick-input-header [role=checkbox]').first().click();
  }

  comparison() {
    return this.page.locator('.monaco-diff-editor').first();
  }

  changedLine() {
    return this.page.locator('.monaco-diff-editor .line-insert, .monaco-diff-editor .char-insert').first();
  }

  /** The tab of a document that is changed and not saved. */
  unsaved(name) {
    return this.page.locator('.tab.dirty', { hasText: name }).first();
  }

  notification(text) {
    return this.page.locator('.notification-list-item', { hasText: text }).first();
  }

  async focusEditor() {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Puts the cursor into the line that holds a text, at that text's first word. */
  async focusLine(text) {
    await this.line(text).locator('span span', { hasText: text }).first().click();
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
  }

  /** Opens the light bulb's menu; a late change of focus can close it, so the keys are pressed until it stays. */
  async lightBulb(action) {
    const row = this.page.locator('.action-widget .monaco-list-row.action', { hasText: action }).first();
    await this.repeat(`the action ${action}`, async () => {
      await this.press('Control+.');
      await row.waitFor({ timeout: 3000 });
    });
  }

  /**
   * Runs a command by its name from the palette. Nothing is typed but into the palette: a late change of focus closes it,
   * and what is typed then would go into the document.
   */
  async command(name) {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.repeat(`the command ${name}`, async () => {
      await this.press('F1');
      await input.fill(`>${name}`, { timeout: 3000 });
      await this.row(name).first().waitFor({ timeout: 3000 });
      await input.press('Enter', { timeout: 3000 });
    });
  }

  /** The text behind the braces of the status bar. */
  async languageStatus() {
    const braces = this.page.locator('#status\\.languageStatus').first();
    await braces.waitFor();
    let text = '';
    await this.until('the status', async () => {
      await braces.hover();
      const shown = this.page.locator('.hover-language-status').filter({ hasText: /Bulkhead|daemon\.json/ });
      text = (await shown.allInnerTexts()).join('\n');
      return text.includes('daemon.json:');
    });
    return text;
  }

  async repeat(what, attempt) {
    for (let round = 0; ; round++) {
      try {
        await attempt();
        return;
      } catch (error) {
        if (round === 6) throw new Error(`Never came: ${what}`, { cause: error });
        await this.press('Escape');
      }
    }
  }

  async until(what, look) {
    for (let round = 0; round < 400; round++) {
      if (await look()) return;
      await this.page.waitForTimeout(50);
    }
    throw new Error(`Never came: ${what}`);
  }

  picture(name) {
    return this.page.screenshot({ path: path.join(this.pictures, name) });
  }
}
