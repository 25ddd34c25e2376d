import { byId } from './dom.ts';
import { readCodes } from './barcodes.ts';

const pauseBetweenFrames = 120;

/** Looks through the rear camera until it is stopped; every code seen is handed over. No frame leaves this function. */
export class Camera {
  private stream: MediaStream | null = null;
  private readonly video = byId<HTMLVideoElement>('video');
  private readonly seen: (texts: readonly string[]) => void;

  constructor(seen: (texts: readonly string[]) => void) {
    this.seen = seen;
  }

  get isOn(): boolean {
    return this.stream !== null;
  }

  /** False where there is no camera or no leave to use it. */
  async start(): Promise<boolean> {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 960 } }, audio: false });
    } catch {
      return false;
    }
    this.video.srcObject = this.stream;
    await this.video.play();
    void this.look();
    return true;
  }

  stop(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.video.srcObject = null;
  }

  private async look(): Promise<void> {
    const canvas = new OffscreenCanvas(1, 1);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    while (this.isOn) {
      const { videoWidth: width, videoHeight: height } = this.video;
      if (width > 0) {
        [canvas.width, canvas.height] = [width, height];
        context.drawImage(this.video, 0, 0);
        const texts = await readCodes(context.getImageData(0, 0, width, height));
        if (texts.length > 0 && this.isOn) this.seen(texts);
      }
      await new Promise((resolve) => setTimeout(resolve, pauseBetweenFrames));
    }
  }
}
