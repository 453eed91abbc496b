import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { ActiveSession } from '@planfix-asterisk/accounts';
import { callInTraceSchema, traceRequestSchema, tracesSchema } from '@planfix-asterisk/contracts';
import type { CallInTrace, TraceRequest, Traces } from '@planfix-asterisk/contracts';
import { AuditLog } from '@planfix-asterisk/storage';
import { TraceFiles, TraceRecorder } from '@planfix-asterisk/trace-recording';
import { Access, admins } from '../access/access.decorator.ts';
import { SignedIn } from '../access/signed-in.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';

/** Recordings of what the PBX says, for a bug report. */
@ApiTags('traces')
@Controller('api/traces')
@Access(admins)
export class TracesController {
  constructor(
    private readonly recorder: TraceRecorder,
    private readonly files: TraceFiles,
    private readonly auditLog: AuditLog,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The recording under way, and those that are kept' })
  @Answers(tracesSchema)
  look(): Promise<Traces> {
    return this.recorder.look();
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Records what a PBX node says for some minutes, or its next call with a number' })
  @Answers(tracesSchema)
  async start(
    @Body({ schema: traceRequestSchema }) request: TraceRequest,
    @SignedIn() { username }: ActiveSession,
  ): Promise<Traces> {
    const outcome = await this.recorder.start(request);
    if (outcome.status === 'running')
      throw new ApiProblem(
        'still-under-way',
        'A trace is being recorded already; stop it or wait for its end.',
      );
    if (outcome.status === 'unknown-node')
      throw new ApiProblem('not-found', 'There is no PBX node of this name.');
    if (outcome.status === 'not-connected') throw new ApiProblem('not-connected', outcome.message);
    const { minutes, masksNumbers, onlyNumber } = request;
    const after = { minutes, masksNumbers, isOneCall: onlyNumber !== undefined };
    await this.#audit(username, 'trace.started', outcome.run.name, after);
    return this.recorder.look();
  }

  @Post('stop')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ends the recording under way and keeps what it has' })
  @Answers(tracesSchema)
  async stop(@SignedIn() { username }: ActiveSession): Promise<Traces> {
    const name = (await this.recorder.look()).running?.name;
    if (name !== undefined && (await this.recorder.stop()))
      await this.#audit(username, 'trace.stopped', name);
    return this.recorder.look();
  }

  @Get(':name')
  @ApiProduces('application/jsonl')
  @ApiOperation({ summary: 'A recording as a file' })
  async download(
    @Param('name') name: string,
    @SignedIn() { username }: ActiveSession,
  ): Promise<StreamableFile> {
    const path = this.files.pathOf(name);
    const found = path && (await stat(path).catch(() => undefined));
    if (path === undefined || found === undefined) throw noSuchTrace();
    await this.#audit(username, 'trace.downloaded', name);
    return new StreamableFile(createReadStream(path), {
      type: 'application/jsonl',
      disposition: `attachment; filename="${name}.jsonl"`,
    });
  }

  @Get(':name/calls/:callId')
  @ApiOperation({ summary: 'Whether a recording has this call' })
  @Answers(callInTraceSchema)
  async callIn(@Param('name') name: string, @Param('callId') callId: string): Promise<CallInTrace> {
    const hasCall = await this.files.hasCall(name, callId);
    if (hasCall === undefined) throw noSuchTrace();
    return { hasCall };
  }

  @Delete(':name')
  @HttpCode(204)
  @ApiOperation({ summary: 'Deletes a recording' })
  async remove(@Param('name') name: string, @SignedIn() { username }: ActiveSession): Promise<void> {
    const isRunning = (await this.recorder.look()).running?.name === name;
    if (isRunning) throw new ApiProblem('still-under-way', 'This trace is being recorded; stop it first.');
    if (!(await this.files.remove(name))) throw noSuchTrace();
    await this.#audit(username, 'trace.removed', name);
  }

  #audit(actor: string, action: string, target: string, after?: object): Promise<void> {
    return this.auditLog.write({ actor, action, target, ...(after && { after }) });
  }
}

const noSuchTrace = () => new ApiProblem('not-found', 'There is no trace of this name (any more).');
