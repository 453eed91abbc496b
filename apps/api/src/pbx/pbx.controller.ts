import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { amiRightsSchema, pbxCheckRequestSchema, pbxCheckSchema } from '@planfix-asterisk/contracts';
import type { AmiRights, PbxCheck, PbxCheckRequest } from '@planfix-asterisk/contracts';
import { PbxChecks } from '@planfix-asterisk/doctor';
import { Access, admins, staff } from '../access/access.decorator.ts';
import { Answers } from '../http/answers.ts';
import { ApiProblem } from '../http/api-problem.ts';
import { wrongField } from '../http/invalid-input.ts';
import { LiveWorker } from '../live-worker.ts';

@ApiTags('pbx')
@Controller('api/pbx')
export class PbxController {
  constructor(
    private readonly checks: PbxChecks,
    private readonly worker: LiveWorker,
  ) {}

  @Get(':node/rights')
  @Access(staff)
  @ApiOperation({ summary: 'What the AMI user of a PBX node may do, as far as it is known by now' })
  @Answers(amiRightsSchema)
  rights(@Param('node') name: string): AmiRights {
    const node = this.worker.nodes().find((one) => one.name === name);
    if (node === undefined) throw noSuchNode();
    if (node.rights === null)
      throw new ApiProblem(
        'not-connected',
        'This PBX was not reached yet; the dashboard says why and when it is tried again.',
      );
    return node.rights;
  }

  @Post(':node/reconnect')
  @HttpCode(202)
  @Access(admins)
  @ApiOperation({ summary: 'Connects anew, so that changed rights hold; calls under way go on' })
  async reconnect(@Param('node') name: string): Promise<void> {
    if (!(await this.worker.reconnect(name))) throw noSuchNode();
  }

  @Post('check')
  @HttpCode(200)
  @Access(admins)
  @ApiOperation({ summary: 'Logs in to a PBX that need not be saved, says what it found, and leaves' })
  @Answers(pbxCheckSchema)
  async check(@Body({ schema: pbxCheckRequestSchema }) request: PbxCheckRequest): Promise<PbxCheck> {
    const outcome = await this.checks.check(request);
    switch (outcome.status) {
      case 'checked':
        return outcome.check;
      case 'secret-missing':
        throw wrongField(
          'secret',
          { code: 'enter-again' },
          'enter it again: the stored one belongs to another host, port or user',
        );
      case 'busy':
        throw new ApiProblem('too-many-attempts', 'Other checks are under way; try again in a moment.', {
          retryAfterS: 5,
        });
      default:
        throw new Error(`Unknown outcome of a check: ${String(outcome satisfies never)}`);
    }
  }
}

const noSuchNode = () => new ApiProblem('not-found', 'There is no PBX node of this name.');
