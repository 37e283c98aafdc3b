/*
 * Sigma reads constants of these classes when it is loaded, so that a browser without them would refuse the whole script
 * before anything could be probed. Imported before sigma; does nothing where they exist.
 */
const scope = globalThis as { WebGLRenderingContext?: unknown; WebGL2RenderingContext?: unknown };
scope.WebGLRenderingContext ??= class {};
scope.WebGL2RenderingContext ??= class {};

/** Whether a drawing context can be had at all: sigma throws midway where it cannot, and leaves an empty box. */
export function hasWebGl(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    context?.getExtension('WEBGL_lose_context')?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
